using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>What a warehouse can give away to others.</summary>
internal static class SourceStock
{
    /// <summary>
    /// What is on hand beyond what the warehouse will sell until an order that it would make today is used up (lead time and review period)
    /// and what should then be left (the larger of safety and minimum stock), less what open transfers take already. Never below zero, in
    /// whole units of the variant. Goods on their way to it are not there yet and cannot be moved.
    /// </summary>
    /// <param name="source">What was found of the variant in the warehouse that gives.</param>
    public static decimal ToSpare(Suggestion source)
    {
        var variant = source.Variant;
        var ownNeed = (source.DailySales * (source.LeadTime + variant.ReviewPeriod)) + Math.Max(variant.SafetyStock, variant.MinimumStock);
        var spare = source.OnHand - Math.Max(ownNeed, source.ReorderPoint) - source.TransfersOut;
        return spare <= 0 ? 0 : OrderQuantity.DownTo(spare, OrderQuantity.StepOf(null, variant.UnitDecimals));
    }
}
