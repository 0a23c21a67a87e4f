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

    /// <summary>The address of a picture.</summary>
    public string? Image { get; init; }

    /// <summary>Those of the variant, as people read them.</summary>
    public string? Categories { get; init; }

    /// <summary>The vendor's own name for it.</summary>
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

    /// <summary>What was needed, where multiples and minimum quantities made another quantity of it.</summary>
    public decimal? ReplenishmentOriginal { get; init; }

    /// <summary>Why the line is not as it was asked for; null where there is nothing to say.</summary>
    public ImmutableArray<string>? Messages { get; init; }

    public required decimal CostPrice { get; init; }

    /// <summary>Cost of a unit with its share of the shipping, without tax, where a client set it; worked out where this is null.</summary>
    public decimal? LandingCostPrice { get; init; }

    /// <summary>Percent of the price, 0 to 100; the order's default where this is null.</summary>
    public decimal? Discount { get; init; }

    /// <summary>Percent of the net amount, 0 to 100.</summary>
    public decimal Tax { get; init; }

    /// <summary>Cubic metres of one unit.</summary>
    public decimal? Cbm { get; init; }

    public StockSnapshot? Stock { get; init; }

    /// <summary>The day it is expected on; the order's where this is null. Nobody decides on it.</summary>
    public DateOnly? ExpectedDate { get; init; }

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
