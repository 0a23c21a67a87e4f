using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// When to order and how much. At or below the reorder point (daily sales × lead time + safety stock: 280 and the safety stock for 14 days
/// and 20 a day) it orders up to what lasts through lead time and review period. What is on order counts as there, so that nothing is
/// bought twice.
/// </summary>
internal static class ReorderPolicy
{
    public static Suggestion Suggest(
        Variant variant,
        WarehouseId warehouse,
        DemandHistory demand,
        decimal onOrder,
        IReadOnlyDictionary<VendorId, Vendor> vendors,
        AccountSettings settings,
        DateOnly today)
    {
        var from = VendorChoices.Of(variant, vendors, settings);
        var daily = demand.AverageDaily(today);
        var leadTime = from?.Offer.LeadTime ?? variant.LeadTime ?? from?.Vendor.LeadTime ?? 0;
        var onHand = variant.InStock.GetValueOrDefault(warehouse.Value);
        var reorderPoint = ReorderPoint(daily, leadTime, variant.SafetyStock);
        var needed = onHand + onOrder <= reorderPoint
            ? Math.Max(0, (daily * (leadTime + variant.ReviewPeriod)) + variant.SafetyStock - onHand - onOrder)
            : 0;
        return new Suggestion
        {
            Variant = variant,
            Warehouse = warehouse,
            DailySales = daily,
            LeadTime = leadTime,
            OnHand = onHand,
            OnOrder = onOrder,
            ReorderPoint = reorderPoint,
            Replenishment = needed,
            Quantity = from is null
                ? 0
                : OrderQuantity.RoundedUp(needed, from.Offer.VendorPackaging, from.Offer.UomOrdering, variant.UnitDecimals),
            From = from,
        };
    }

    public static decimal ReorderPoint(decimal dailySales, int leadTime, decimal safetyStock) => (dailySales * leadTime) + safetyStock;
}
