using System.Collections.Immutable;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderEvent
{
    internal sealed record ShipmentAnnounced(Shipment Shipment) : OrderEvent;

    /// <summary>The shipment as it is now.</summary>
    internal sealed record ShipmentCorrected(Shipment Shipment, string By) : OrderEvent;

    internal sealed record ShipmentWithdrawn(int Shipment, string By, string? Comment) : OrderEvent;

    /// <summary>New received totals. <paramref name="Day"/> is the day in the account's time zone.</summary>
    internal sealed record GoodsReceived(ImmutableArray<ReceivedTotal> Totals, DateOnly Day) : OrderEvent;
}

internal readonly record struct ReceivedTotal(VariantId Variant, decimal From, decimal To);
