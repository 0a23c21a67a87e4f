using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Simulation;

/// <summary>Orders what the policy of every night would have suggested on that morning, knowing no more than was known then.</summary>
internal static class PolicyOrders
{
    public static Func<Morning, Ordered> Of(
        Variant variant, WarehouseId warehouse, IReadOnlyDictionary<VendorId, Vendor> vendors, AccountSettings settings) => morning =>
    {
        var suggestion = ReorderPolicy.Suggest(
            variant with { InStock = variant.InStock.SetItem(warehouse.Value, morning.OnHand) },
            warehouse,
            morning.Known,
            morning.OnOrder.Sum(order => order.Quantity),
            vendors,
            settings,
            morning.Today);
        return new Ordered(suggestion.Quantity, suggestion.LeadTime);
    };
}
