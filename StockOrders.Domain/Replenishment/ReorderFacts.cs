using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>All that is known on a day of one variant in one warehouse: what a suggestion is worked out from, and nothing else.</summary>
internal sealed record ReorderFacts
{
    public required Variant Variant { get; init; }

    public required WarehouseId Warehouse { get; init; }

    /// <summary>Read up to and including yesterday.</summary>
    public DemandHistory Demand { get; init; } = DemandHistory.None;

    /// <summary>What orders that are not over bring and take away, by the days they arrive.</summary>
    public Promised Promised { get; init; } = Promised.Nothing;

    public required IReadOnlyDictionary<VendorId, Vendor> Vendors { get; init; }

    /// <summary>What vendors' own deliveries took; those without enough of them are not in it.</summary>
    public IReadOnlyDictionary<VendorId, MeasuredLeadTime> LeadTimes { get; init; } = NoneMeasured;

    public required AccountSettings Settings { get; init; }

    /// <summary>The account's day.</summary>
    public required DateOnly Today { get; init; }

    public static IReadOnlyDictionary<VendorId, MeasuredLeadTime> NoneMeasured { get; } = new Dictionary<VendorId, MeasuredLeadTime>();

    public decimal OnHand => Variant.InStock.TryGetValue(Warehouse.Value, out var stock) ? stock : 0;
}
