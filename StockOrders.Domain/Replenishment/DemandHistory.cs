using System.Collections.Immutable;

namespace StockOrders.Domain.Replenishment;

/// <summary>What one variant sold in one warehouse, by day of the account. Days without an entry sold nothing.</summary>
internal sealed record DemandHistory(ImmutableSortedDictionary<DateOnly, decimal> Sold)
{
    /// <summary>How many days the average looks back unless told otherwise.</summary>
    public const int Days = 30;

    /// <summary>A variant that sells for the first time is averaged over a week at least, so that one good day is not a trend.</summary>
    public const int FewestDays = 7;

    public static DemandHistory None { get; } = new(ImmutableSortedDictionary<DateOnly, decimal>.Empty);

    /// <summary>
    /// Units a day over the last days up to and including yesterday: today is not over, and days to come are not sales. Days before the
    /// first sale do not count as days without one. Never below zero, though returns may outweigh sales.
    /// </summary>
    public decimal AverageDaily(DateOnly today, int days = Days)
    {
        var from = today.AddDays(-days);
        var first = Sold.FirstOrDefault(sale => sale.Value > 0).Key;
        if (first == default || first >= today)
            return 0;

        var window = first <= from ? days : Math.Max(today.DayNumber - first.DayNumber, Math.Min(FewestDays, days));
        var sold = Sold.Where(sale => sale.Key >= from && sale.Key < today).Sum(sale => sale.Value);
        return Math.Max(0, sold / window);
    }

    /// <summary>Units of the last days up to and including yesterday, returns taken off.</summary>
    public decimal Sum(DateOnly today, int days)
    {
        var from = today.AddDays(-days);
        return Sold.Where(sale => sale.Key >= from && sale.Key < today).Sum(sale => sale.Value);
    }
}
