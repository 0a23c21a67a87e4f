using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What a recalculation works from, as it was read at one moment. A run that works pages through at night and an order that is made from
/// what is needed now both suggest from here, so that they can never differ.
/// </summary>
internal sealed record VariantFacts(
    AccountSettings Settings,
    IReadOnlyDictionary<VendorId, Vendor> Vendors,
    IReadOnlyList<Warehouse> Warehouses,
    IReadOnlyDictionary<(VariantId Variant, WarehouseId Warehouse), DemandHistory> Sold,
    IReadOnlyDictionary<(VariantId Variant, WarehouseId Warehouse), Promised> OnOrder)
{
    /// <summary>What vendors' own deliveries took.</summary>
    public IReadOnlyDictionary<VendorId, MeasuredLeadTime> LeadTimes { get; init; } = ReorderFacts.NoneMeasured;

    /// <summary>
    /// True for what drafts are made of: those of earlier runs which nobody has touched do not count as on order, as they are written anew,
    /// and what people took off others is not put back.
    /// </summary>
    public bool ForDrafts { get; init; }

    /// <summary>The same as <paramref name="found"/> for what drafts are made of; worked out anew only where an untouched draft makes a difference.</summary>
    public IReadOnlyList<Suggestion> ToDraft(Variant variant, IReadOnlyList<Suggestion> found, DateOnly today) =>
        found.Any(suggestion => OnOrder.GetValueOrDefault((variant.Id, suggestion.Warehouse), Promised.Nothing) is { Firm: not null } or { TakenOff: > 0 })
            ? (this with { ForDrafts = true }).Suggest(variant, today)
            : found;

    /// <summary>One suggestion for each warehouse that the variant is kept in.</summary>
    public IReadOnlyList<Suggestion> Suggest(Variant variant, DateOnly today) =>
        [.. Warehouses.Where(warehouse => IsKeptIn(variant, warehouse.Id)).Select(warehouse => Suggest(variant, warehouse.Id, today))];

    public Suggestion Suggest(Variant variant, WarehouseId warehouse, DateOnly today) =>
        Wanted(ReorderPolicy.Suggest(Facts(variant, warehouse, today)), PromisedTo(variant, warehouse));

    private Suggestion Wanted(Suggestion suggestion, Promised promised) =>
        ForDrafts && promised.TakenOff > 0 ? suggestion.Without(promised.TakenOff) : suggestion;

    private ReorderFacts Facts(Variant variant, WarehouseId warehouse, DateOnly today) => new()
    {
        Variant = variant,
        Warehouse = warehouse,
        Demand = SoldOf(variant, warehouse),
        Promised = PromisedTo(variant, warehouse),
        Vendors = Vendors,
        LeadTimes = LeadTimes,
        Settings = Settings,
        Today = today,
    };

    /// <summary>
    /// Where it has ever been in stock, sold or ordered: safety stock is for those, not for every warehouse that the account has. Where
    /// nothing is known yet, an account's only warehouse it is. A warehouse that is disabled keeps nothing, a variant that was removed is
    /// kept nowhere.
    /// </summary>
    public bool IsKeptIn(Variant variant, WarehouseId warehouse) =>
        !variant.Removed
        && !Warehouses.Any(known => known.Id == warehouse && known.Disabled)
        && (IsKnownIn(variant, warehouse) || (Warehouses.Count == 1 && Warehouses[0].Id == warehouse));

    /// <summary>What programs read as the variant's metrics; those of one warehouse where only its suggestion is given.</summary>
    public VariantMetricsRow Metrics(Variant variant, IReadOnlyList<Suggestion> suggestions, DateOnly today)
    {
        var first = suggestions.FirstOrDefault(suggestion => suggestion.Quantity > 0) ?? (suggestions.Count > 0 ? suggestions[0] : null);
        List<WarehouseMetrics> warehouses = [.. suggestions.Select(suggestion => Metrics(suggestion, today))];
        return new VariantMetricsRow(
            variant.Id,
            suggestions.Sum(suggestion => suggestion.DailySales),
            suggestions.Sum(suggestion => suggestion.OnOrder),
            suggestions.Sum(suggestion => suggestion.ReorderPoint),
            suggestions.Sum(suggestion => suggestion.Replenishment),
            suggestions.Sum(suggestion => suggestion.Quantity),
            suggestions.Count == 0 ? 0 : suggestions.Max(suggestion => suggestion.LeadTime),
            [.. warehouses],
            StockOutlooks.Together([.. warehouses.Select(metrics => metrics.Outlook!)]),
            today,
            first?.From?.Vendor.Id,
            first?.From?.Reason,
            first?.From?.Code);
    }

    private WarehouseMetrics Metrics(Suggestion suggestion, DateOnly today) => new(
        suggestion.Warehouse,
        suggestion.OnHand,
        suggestion.OnOrder,
        suggestion.DailySales,
        suggestion.ReorderPoint,
        suggestion.Replenishment,
        suggestion.Quantity,
        suggestion.From?.Vendor.Id,
        StockOutlooks.Of(
            suggestion, SoldOf(suggestion.Variant, suggestion.Warehouse), PromisedTo(suggestion.Variant, suggestion.Warehouse), Settings, today),
        suggestion.LeadTime);

    private DemandHistory SoldOf(Variant variant, WarehouseId warehouse) => Sold.GetValueOrDefault((variant.Id, warehouse), DemandHistory.None);

    private Promised PromisedTo(Variant variant, WarehouseId warehouse)
    {
        var promised = OnOrder.GetValueOrDefault((variant.Id, warehouse), Promised.Nothing);
        return ForDrafts ? promised.ForDrafts : promised;
    }

    private bool IsKnownIn(Variant variant, WarehouseId warehouse) =>
        variant.InStock.ContainsKey(warehouse.Value) || Sold.ContainsKey((variant.Id, warehouse)) || OnOrder.ContainsKey((variant.Id, warehouse));
}
