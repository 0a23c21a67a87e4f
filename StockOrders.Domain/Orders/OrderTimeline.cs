namespace StockOrders.Domain.Orders;

/// <summary>Folds what happened into what is.</summary>
internal static class OrderTimeline
{
    /// <summary>The order after one more entry. An entry out of sequence, or an event that cannot follow, throws: the timeline is damaged.</summary>
    public static StockOrder Evolve(StockOrder? order, TimelineEntry entry) =>
        throw new InvalidOperationException("Not told yet.");

    public static StockOrder? Fold(IEnumerable<TimelineEntry> entries) =>
        entries.Aggregate((StockOrder?)null, Evolve);
}
