using System.Collections.Immutable;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Exceptions;

/// <summary>
/// Everything of one order that needs a person: one row however much it is, there as long as something does. Lists and digests read these
/// alone.
/// </summary>
internal sealed record ExceptionsRow
{
    public required OrderId Order { get; init; }

    public string? Reference { get; init; }

    public VendorId? Vendor { get; init; }

    public string? VendorName { get; init; }

    public required ImmutableArray<OpenException> Open { get; init; }

    /// <summary>Null where nothing does, or the order's document does not know of the list yet.</summary>
    public static ExceptionsRow? Of(StockOrder? order) => order is not { NeedsPerson: true } ? null : new ExceptionsRow
    {
        Order = order.Id,
        Reference = order.Header.Reference,
        Vendor = order.Header.Vendor,
        VendorName = order.Header.VendorName,
        Open = [.. OrderExceptions.Of(order)],
    };
}
