using StockOrders.Domain.Accounts;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
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
        DateOnly today) => Suggest(new ReorderFacts
        {
            Variant = variant,
            Warehouse = warehouse,
            Demand = demand,
            Promised = Promised.Nothing.Bought(onOrder, null),
            Vendors = vendors,
            Settings = settings,
            Today = today,
        });

    public static Suggestion Suggest(ReorderFacts facts)
    {
        var (variant, warehouse, demand, onOrder, vendors, settings, today) =
            (facts.Variant, facts.Warehouse, facts.Demand, facts.Promised.OnOrder, facts.Vendors, facts.Settings, facts.Today);
        var daily = demand.AverageDaily(today);
        var onHand = variant.InStock.GetValueOrDefault(warehouse.Value);
        var position = onHand + onOrder - facts.Promised.TransfersOut;
        var buffer = Math.Max(variant.SafetyStock, variant.MinimumStock);

        // How much is needed depends on the vendor's lead time, and what a vendor asks on how much is needed: the need at the lead time of
        // whom a single unit would be bought from is close enough to compare prices by.
        var nearest = VendorChoices.Of(variant, vendors, settings, 0, today);
        var from = VendorChoices.Of(variant, vendors, settings, Needed(variant, daily, LeadTime(variant, nearest), buffer, position), today);
        var leadTime = LeadTime(variant, from);
        var reorderPoint = ReorderPoint(daily, leadTime, buffer);
        var needed = Needed(variant, daily, leadTime, buffer, position);
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
            TransfersIn = facts.Promised.TransfersIn,
            TransfersOut = facts.Promised.TransfersOut,
            OrderOn = from is null ? null : today,
            SafetyStock = variant.SafetyStock,
            HorizonDemand = daily * (leadTime + variant.ReviewPeriod),
        };
    }

    private static int LeadTime(Variant variant, VendorChoice? from) => from?.Offer.LeadTime ?? variant.LeadTime ?? from?.Vendor.LeadTime ?? 0;

    private static decimal Needed(Variant variant, decimal daily, int leadTime, decimal buffer, decimal position) =>
        position <= ReorderPoint(daily, leadTime, buffer) ? Math.Max(0, (daily * (leadTime + variant.ReviewPeriod)) + buffer - position) : 0;

    /// <param name="safetyStock">The larger of safety and minimum stock: each is what should be left when goods arrive.</param>
    public static decimal ReorderPoint(decimal dailySales, int leadTime, decimal safetyStock) => (dailySales * leadTime) + safetyStock;
}
