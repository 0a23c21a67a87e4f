using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
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
    IReadOnlyDictionary<(VariantId Variant, WarehouseId Warehouse), decimal> OnOrder)
{
    /// <summary>One suggestion for each warehouse that the variant is kept in.</summary>
    public IReadOnlyList<Suggestion> Suggest(Variant variant, DateOnly today) =>
        [.. Warehouses.Where(warehouse => IsKeptIn(variant, warehouse.Id)).Select(warehouse => Suggest(variant, warehouse.Id, today))];

    public Suggestion Suggest(Variant variant, WarehouseId warehouse, DateOnly today) => ReorderPolicy.Suggest(
        variant,
        warehouse,
        Sold.GetValueOrDefault((variant.Id, warehouse), DemandHistory.None),
        OnOrder.GetValueOrDefault((variant.Id, warehouse)),
        Vendors,
        Settings,
        today);

    /// <summary>
    /// Where it has ever been in stock, sold or ordered: safety stock is for those, not for every warehouse that the account has. Where
    /// nothing is known yet, an account's only warehouse it is.
    /// </summary>
    public bool IsKeptIn(Variant variant, WarehouseId warehouse) =>
        IsKnownIn(variant, warehouse) || (Warehouses.Count == 1 && Warehouses[0].Id == warehouse);

    /// <summary>What programs read as the variant's metrics; those of one warehouse where only its suggestion is given.</summary>
    public static VariantMetricsRow Metrics(VariantId variant, IReadOnlyList<Suggestion> suggestions) => new(
        variant,
        suggestions.Sum(suggestion => suggestion.DailySales),
        suggestions.Sum(suggestion => suggestion.OnOrder),
        suggestions.Sum(suggestion => suggestion.ReorderPoint),
        suggestions.Sum(suggestion => suggestion.Replenishment),
        suggestions.Sum(suggestion => suggestion.Quantity),
        suggestions.Count == 0 ? 0 : suggestions.Max(suggestion => suggestion.LeadTime),
        [
            .. suggestions.Select(suggestion => new WarehouseMetrics(
                suggestion.Warehouse,
                suggestion.OnHand,
                suggestion.OnOrder,
                suggestion.DailySales,
                suggestion.ReorderPoint,
                suggestion.Replenishment,
                suggestion.Quantity,
                suggestion.From?.Vendor.Id)),
        ]);

    private bool IsKnownIn(Variant variant, WarehouseId warehouse) =>
        variant.InStock.ContainsKey(warehouse.Value) || Sold.ContainsKey((variant.Id, warehouse)) || OnOrder.ContainsKey((variant.Id, warehouse));
}
