namespace StockOrders.Domain.Demand;

/// <summary>
/// What was asked for of one variant in one warehouse, by day of the account, and what was there to sell. Days without an entry sold
/// nothing. Units are exact to the fourth digit after the point.
/// </summary>
internal sealed class DemandHistory
{
    /// <summary>How many days the average looks back unless told otherwise.</summary>
    public const int Days = 30;

    /// <summary>A variant that sells for the first time is averaged over a week at least, so that one good day is not a trend.</summary>
    public const int FewestDays = 7;

    /// <summary>Days that are kept, up to and including the newest: two years, one of them a leap year.</summary>
    public const int Longest = 731;

    /// <summary>Units are counted in ten-thousandths.</summary>
    public const int Scale = 10_000;

    private readonly long[] _units;
    private readonly StockLevel[] _levels;

    /// <param name="units">Of each day from the first on, in ten-thousandths, returns taken off.</param>
    /// <param name="levels">By day, at most one of a day.</param>
    public DemandHistory(DateOnly first, long[] units, StockLevel[] levels)
    {
        First = first;
        _units = units;
        _levels = levels;
    }

    public static DemandHistory None { get; } = new(DateOnly.MinValue, [], []);

    /// <summary>The oldest day that has an entry; means nothing where <see cref="Length"/> is 0.</summary>
    public DateOnly First { get; }

    /// <summary>Days from the first to the newest that has an entry.</summary>
    public int Length => _units.Length;

    public IReadOnlyList<StockLevel> Levels => _levels;

    public static DemandHistory Of(IEnumerable<(DateOnly Day, decimal Units)> sold) => Of(sold, []);

    /// <param name="sold">In any order; several of a day are summed. What is older than is kept is left out.</param>
    public static DemandHistory Of(IEnumerable<(DateOnly Day, decimal Units)> sold, IEnumerable<StockLevel> levels)
    {
        StockLevel[] counted = [.. levels.OrderBy(level => level.Day)];
        List<(DateOnly Day, decimal Units)> all = [.. sold];
        if (all.Count == 0)
            return new DemandHistory(DateOnly.MinValue, [], counted);

        var newest = all.Max(sale => sale.Day).DayNumber;
        var oldest = Math.Max(all.Min(sale => sale.Day).DayNumber, newest - Longest + 1);
        var units = new long[newest - oldest + 1];
        foreach (var (day, quantity) in all)
        {
            if (day.DayNumber >= oldest)
                units[day.DayNumber - oldest] += (long)decimal.Round(quantity * Scale);
        }

        return new DemandHistory(DateOnly.FromDayNumber(oldest), units, counted);
    }

    /// <summary>
    /// Units a day over the last days up to and including yesterday: today is not over, and days to come are not sales. Days before the
    /// first sale do not count as days without one. Never below zero, though returns may outweigh sales.
    /// </summary>
    public decimal AverageDaily(DateOnly today, int days = Days)
    {
        if (FirstSale() is not { } first || first >= today.DayNumber)
            return 0;

        var window = first <= today.DayNumber - days ? days : Math.Max(today.DayNumber - first, Math.Min(FewestDays, days));
        return Math.Max(0, Sum(today, days) / window);
    }

    /// <summary>Units of the last days up to and including yesterday, returns taken off.</summary>
    public decimal Sum(DateOnly today, int days)
    {
        var end = Math.Clamp(today.DayNumber - First.DayNumber, 0, _units.Length);
        var start = Math.Clamp(today.DayNumber - days - First.DayNumber, 0, end);
        var sum = 0L;
        foreach (var units in _units.AsSpan(start..end))
            sum += units;
        return (decimal)sum / Scale;
    }

    /// <summary>Units of one day, returns taken off.</summary>
    public decimal SoldOn(DateOnly day)
    {
        var index = day.DayNumber - First.DayNumber;
        return index >= 0 && index < _units.Length ? (decimal)_units[index] / Scale : 0;
    }

    /// <summary>
    /// Whether nothing was there to sell: by the last count before that day, and nothing was sold on it either. Before the first count
    /// nobody knows, and it is not.
    /// </summary>
    public bool IsOutOfStock(DateOnly day)
    {
        var before = Array.FindLastIndex(_levels, level => level.Day < day);
        return before >= 0 && _levels[before].Level <= 0 && SoldOn(day) <= 0;
    }

    /// <summary>What forecasts made on the morning of a day read: nothing of that day or later.</summary>
    public DemandSeries Series(DateOnly today)
    {
        if (FirstSale() is not { } first || first >= today.DayNumber)
            return DemandSeries.None;

        var from = Math.Max(first, today.DayNumber - Longest);
        var sold = new double[today.DayNumber - from];
        var end = Math.Min(sold.Length, First.DayNumber + _units.Length - from);
        for (var day = 0; day < end; day++)
            sold[day] = Math.Max(0, _units[from - First.DayNumber + day]) / (double)Scale;
        return new DemandSeries(DateOnly.FromDayNumber(from), sold, OutOfStock(from, sold));
    }

    private bool[] OutOfStock(int from, double[] sold)
    {
        var isOut = new bool[sold.Length];
        for (var index = 0; index < _levels.Length; index++)
        {
            if (_levels[index].Level > 0)
                continue;
            var end = index + 1 < _levels.Length ? _levels[index + 1].Day.DayNumber + 1 : int.MaxValue;
            var last = Math.Min(end - from, sold.Length);
            for (var day = Math.Max(0, _levels[index].Day.DayNumber + 1 - from); day < last; day++)
                isOut[day] = sold[day] <= 0;
        }

        return isOut;
    }

    /// <summary>The number of the first day on which more was sold than came back.</summary>
    private int? FirstSale()
    {
        var index = _units.AsSpan().IndexOfAnyExceptInRange(long.MinValue, 0L);
        return index < 0 ? null : First.DayNumber + index;
    }
}
