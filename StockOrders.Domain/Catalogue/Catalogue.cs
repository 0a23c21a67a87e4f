using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Catalogue;

/// <summary>Lead time in days; the minimum order value in the vendor's currency.</summary>
internal sealed record Vendor
{
    public required VendorId Id { get; init; }

    public required string Name { get; init; }

    public string? Email { get; init; }

    public required Currency Currency { get; init; }

    public int LeadTime { get; init; }

    public decimal MinOrderValue { get; init; }
}

internal sealed record Warehouse
{
    public required WarehouseId Id { get; init; }

    public required string DisplayName { get; init; }
}

/// <summary>A thing that is bought and sold. Stock is per warehouse, in the variant's unit.</summary>
internal sealed record Variant
{
    public required VariantId Id { get; init; }

    public string? Sku { get; init; }

    public string? Title { get; init; }

    public string? Barcode { get; init; }

    /// <summary>Digits after the point that its unit allows: 0 (counted things) to 4.</summary>
    public int UnitDecimals { get; init; }

    public decimal? CostPrice { get; init; }

    public decimal? Price { get; init; }

    /// <summary>Days from order to arrival; the vendor's where this is null.</summary>
    public int? LeadTime { get; init; }

    /// <summary>Days of sales that an order should last after it arrives.</summary>
    public int ReviewPeriod { get; init; } = 30;

    public decimal SafetyStock { get; init; }

    /// <summary>Cycle service level, above 0 and below 1; null where it does not steer the safety stock.</summary>
    public double? ServiceLevel { get; init; }

    public ImmutableArray<VendorOffer> Vendors { get; init; } = [];

    public ImmutableSortedDictionary<string, decimal> InStock { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;
}

/// <summary>What one vendor offers a variant at: price for one unit in the vendor's currency.</summary>
internal sealed record VendorOffer
{
    public required VendorId Vendor { get; init; }

    public required decimal CostPrice { get; init; }

    public string? VendorReference { get; init; }

    public string? VendorName { get; init; }

    /// <summary>The least they sell (MOQ).</summary>
    public decimal? VendorPackaging { get; init; }

    /// <summary>They sell multiples of this (case).</summary>
    public decimal? UomOrdering { get; init; }

    public int? LeadTime { get; init; }
}
