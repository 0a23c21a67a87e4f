using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Shipments;

/// <summary>What somebody says of goods that are on their way.</summary>
internal sealed record ShipmentNotice
{
    public string? Reference { get; init; }

    public string? Carrier { get; init; }

    public string? Tracking { get; init; }

    public DateOnly? ShippedOn { get; init; }

    public DateOnly? ArrivesOn { get; init; }

    public string? Comment { get; init; }

    /// <summary>Lines of which nothing is in it are left out.</summary>
    public required ImmutableArray<(VariantId Variant, decimal Quantity)> Lines { get; init; }
}
