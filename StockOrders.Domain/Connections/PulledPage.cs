using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Connections;

/// <summary>Orders that changed on the other side.</summary>
/// <param name="NextCursor">Where the next page begins; null after the last.</param>
internal sealed record PulledPage(ImmutableArray<PulledOrder> Orders, string? NextCursor);

/// <summary>An order as it stands on the other side. What is null was not said and stays as it is here.</summary>
/// <param name="Id">The other side's id, as it was given when the order was saved there, or ours.</param>
internal sealed record PulledOrder(string Id)
{
    public string? Status { get; init; }

    public DateOnly? ExpectedDate { get; init; }

    public DateOnly? ShipmentDate { get; init; }

    public DateOnly? PaymentDate { get; init; }

    public ImmutableArray<PulledTotal> Received { get; init; } = [];

    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? Fault { get; init; }
}

/// <param name="Total">Received so far, all deliveries together.</param>
internal readonly record struct PulledTotal(VariantId Variant, decimal Total);
