using StockOrders.Domain.Demand;

namespace StockOrders.Functions.Demand;

/// <summary>The days that feeds may tell of.</summary>
internal static class FeedDays
{
    public static DateOnly Oldest(DateOnly today) => today.AddDays(-DemandHistory.Longest);
}
