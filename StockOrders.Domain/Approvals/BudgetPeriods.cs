namespace StockOrders.Domain.Approvals;

/// <summary>Periods of the calendar, by the account's days: no period is half, and none overlaps another.</summary>
internal static class BudgetPeriods
{
    /// <summary>The first and the last day of the period that the day is in.</summary>
    public static (DateOnly From, DateOnly To) Of(BudgetPeriod period, DateOnly day)
    {
        var (first, months) = period switch
        {
            BudgetPeriod.Month => (new DateOnly(day.Year, day.Month, 1), 1),
            BudgetPeriod.Quarter => (new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1), 3),
            BudgetPeriod.Year => (new DateOnly(day.Year, 1, 1), 12),
            _ => throw new ArgumentOutOfRangeException(nameof(period), period, null),
        };
        return (first, first.AddMonths(months).AddDays(-1));
    }
}
