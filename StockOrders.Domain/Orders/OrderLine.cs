using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>
/// One variant on an order. Quantities are in the variant's unit, never negative; the price is for one unit in the order's currency.
/// </summary>
internal sealed record OrderLine
{
    public required VariantId Variant { get; init; }

    public string? Title { get; init; }

    public string? Sku { get; init; }

    public string? Barcode { get; init; }

    public string? VendorName { get; init; }

    public string? VendorReference { get; init; }

    /// <summary>Ordered in multiples of this; null or 1 where any quantity will do.</summary>
    public decimal? UomOrdering { get; init; }

    /// <summary>The least the vendor sells; null where there is no minimum.</summary>
    public decimal? VendorPackaging { get; init; }

    /// <summary>Digits after the point that the variant's unit allows, 0 to 4; 0 for things that are counted.</summary>
    public int UnitDecimals { get; init; }

    /// <summary>What one unit of it is made of; null but on assembly orders.</summary>
    public ImmutableArray<LineComponent>? Components { get; init; }

    /// <summary>Ordered (the API's <c>replenishment</c>).</summary>
    public required decimal Ordered { get; init; }

    public required decimal CostPrice { get; init; }

    /// <summary>Received so far, all deliveries together.</summary>
    public decimal Received { get; init; }

    public ImmutableArray<ReceivedEntry> ReceivedHistory { get; init; } = [];

    /// <summary>Invoiced so far by invoices that were matched, released or paid.</summary>
    public decimal Invoiced { get; init; }

    /// <summary>Still to come, never below zero; nothing once the order is closed or cancelled (ask the order).</summary>
    public decimal Outstanding => Math.Max(0, Ordered - Received);
}

/// <summary>A change of the received total: the difference, negative for a correction.</summary>
internal readonly record struct ReceivedEntry(DateTimeOffset At, decimal Difference);
