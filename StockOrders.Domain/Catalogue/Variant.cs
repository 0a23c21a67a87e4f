using System.Collections.Immutable;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Catalogue;

/// <summary>A thing that is bought and sold. Stock is per warehouse, in the variant's unit; its own prices are in the account's currency.</summary>
internal sealed record Variant
{
    public required VariantId Id { get; init; }

    public string? Sku { get; init; }

    public string? Title { get; init; }

    public string? Barcode { get; init; }

    /// <summary>Address of a picture.</summary>
    public string? Image { get; init; }

    /// <summary>What variants of one product (its sizes and colours) have in common.</summary>
    public string? ProductId { get; init; }

    public string? ProductType { get; init; }

    public string? Category { get; init; }

    public string? Brand { get; init; }

    /// <summary>Digits after the point that its unit allows: 0 (counted things) to 4.</summary>
    public int UnitDecimals { get; init; }

    public decimal? CostPrice { get; init; }

    /// <summary>What a unit costs with freight and duties, without tax.</summary>
    public decimal? LandingCostPrice { get; init; }

    public decimal? Price { get; init; }

    /// <summary>Cubic metres of one unit.</summary>
    public decimal? Cbm { get; init; }

    /// <summary>Days from order to arrival; the vendor's where this is null.</summary>
    public int? LeadTime { get; init; }

    /// <summary>Days of sales that an order should last after it arrives.</summary>
    public int ReviewPeriod { get; init; } = 30;

    public decimal SafetyStock { get; init; }

    /// <summary>What should stand on the shelf at any time, over all that is sold; 0: nothing.</summary>
    public decimal MinimumStock { get; init; }

    /// <summary>Cycle service level, above 0 and below 1; null where it does not steer the safety stock.</summary>
    public double? ServiceLevel { get; init; }

    /// <summary>Days of sales to keep as safety stock; null where days do not steer it.</summary>
    public int? SafetyDays { get; init; }

    /// <summary>What stock and orders are filled up to, whatever is forecast; null where the forecast says it.</summary>
    public decimal? TargetStock { get; init; }

    /// <summary>The most that stock and orders together may come to in one warehouse; null where nothing caps them.</summary>
    public decimal? MaximumStock { get; init; }

    /// <summary>How its demand is forecast, as a person chose it; null where the best on its own history is taken.</summary>
    public ForecastMethod? Method { get; init; }

    /// <summary>Whose sales it is forecast from until it has enough of its own.</summary>
    public VariantId? ForecastLike { get; init; }

    /// <summary>What one of it is made of; empty where it is a thing by itself. What it sells is demand for these too.</summary>
    public ImmutableArray<VariantComponent> Components { get; init; } = [];

    /// <summary>True where it is put together before it is sold and has stock of its own; false where a bundle is packed from its components at sale.</summary>
    public bool Assembled { get; init; }

    /// <summary>True where it is sold no more: it is kept for the orders that name it, and never bought by itself.</summary>
    public bool Removed { get; init; }

    public ImmutableArray<VendorOffer> Vendors { get; init; } = [];

    public ImmutableArray<VariantConnection> Connections { get; init; } = [];

    public ImmutableSortedDictionary<string, decimal> InStock { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    /// <summary>The account's day on which stock was last put with the variant, by warehouse; a count of a day before it that comes late does not change it.</summary>
    public ImmutableSortedDictionary<string, DateOnly> StockPutOn { get; init; } = ImmutableSortedDictionary<string, DateOnly>.Empty;

    /// <summary>The account's day on which it came into the catalogue; null where that was before such days were kept.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>How often stock was put with it.</summary>
    public int StockPuts { get; init; }

    /// <summary>Of what is in stock, promised to customers already; by warehouse.</summary>
    public ImmutableSortedDictionary<string, decimal> Reserved { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;
}

/// <summary>What a variant is in one connection.</summary>
/// <param name="Id">Its id there.</param>
/// <param name="Removed">True where that connection has it no more.</param>
/// <param name="Vendors">Whom that connection buys it from, by ids.</param>
internal sealed record VariantConnection(string Connection, string? Id = null, bool Removed = false, ImmutableArray<string> Vendors = default);

/// <summary>Units of another variant that go into one of this.</summary>
internal readonly record struct VariantComponent(VariantId Variant, decimal Quantity);
