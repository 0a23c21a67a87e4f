namespace StockOrders.Domain.Replenishment;

/// <summary>What a warehouse can give away to others.</summary>
internal static class SourceStock
{
    /// <summary>
    /// What is on hand beyond what the warehouse would order up to today (what it will sell through lead time and review period and what
    /// should then be left), less what customers were promised and open transfers take already. Never below zero, in whole units of the
    /// variant. Goods on their way to it are not there yet and cannot be moved.
    /// </summary>
    /// <param name="source">What was found of the variant in the warehouse that gives.</param>
    public static decimal ToSpare(Suggestion source)
    {
        var spare = source.OnHand - source.Reserved - source.TransfersOut - Math.Max(source.OrderUpTo, source.Trigger);
        return spare <= 0 ? 0 : OrderQuantity.DownTo(spare, OrderQuantity.StepOf(null, source.Variant.UnitDecimals));
    }
}
