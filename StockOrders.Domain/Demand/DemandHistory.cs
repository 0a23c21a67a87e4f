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
    private readonly long[] _levels;
    private readonly long _levelBefore;

    /// <param name="units">Of each day from the first on, in ten-thousandths, returns taken off.</param>
    /// <param name="levels">What was counted on each day, as long as the units or empty; <see cref="DemandDays.NotCounted"/> where nobody did.</param>
    /// <param name="levelBefore">What was last counted before the first day.</param>
    public DemandHistory(DateOnly first, long[] units, long[] levels, long levelBefore)
    {
        First = first;
        _units = units;
        _levels = levels;
        _levelBefore = levelBefore;
    }

    public static DemandHistory None { get; } = DemandDays.None.History();

    /// <summary>The oldest day that has an entry; means nothing where <see cref="Length"/> is 0.</summary>
    public DateOnly First { get; }

    /// <summary>Days from the first to the newest that has an entry.</summary>
    public int Length => _units.Length;

    /// <summary>What was counted, oldest first; what was known before the first day stands as of the day before it.</summary>
    public IEnumerable<StockLevel> Levels
    {
        get
        {
            if (_levelBefore != DemandDays.NotCounted)
                yield return new StockLevel(First.AddDays(-1), (decimal)_levelBefore / Scale);
            for (var day = 0; day < _levels.Length; day++)
            {
                if (_levels[day] != DemandDays.NotCounted)
                    yield return new StockLevel(First.AddDays(day), (decimal)_levels[day] / Scale);
            }
        }
    }

    public static DemandHistory Of(IEnumerable<(DateOnly Day, decimal Units)> sold) => Of(sold, []);

    /// <param name="sold">In any order; several of a day are summed. What is older than is kept is left out.</param>
    public static DemandHistory Of(IEnumerable<(DateOnly Day, decimal Units)> sold, IEnumerable<StockLevel> levels) => DemandDays.None
        .With(
        [
            .. sold.Select(sale => new DemandChange(sale.Day, Scaled(sale.Units))),
            .. levels.Select(level => new DemandChange(level.Day, 0) { Level = Scaled(level.Level) }),
        ])
        .History();

    /// <summary>Units in ten-thousandths, to the nearest.</summary>
    public static long Scaled(decimal units) => (long)decimal.Round(units * Scale);

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
        var before = Math.Clamp(day.DayNumber - First.DayNumber, 0, _levels.Length);
        var last = _levels.AsSpan(0, before).LastIndexOfAnyExcept(DemandDays.NotCounted);
        var level = last < 0 ? _levelBefore : _levels[last];
        return level != DemandDays.NotCounted && level <= 0 && SoldOn(day) <= 0;
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
        if (_levels.Length == 0)
            return isOut;

        var level = _levelBefore;
        for (var day = First.DayNumber; day < from + sold.Length; day++)
        {
            var index = day - First.DayNumber;
            if (day >= from)
                isOut[day - from] = level <= 0 && level != DemandDays.NotCounted && sold[day - from] <= 0;
            if (index < _levels.Length && _levels[index] != DemandDays.NotCounted)
                level = _levels[index];
        }

        return isOut;
    }

    /// <summary>The first day on which more was sold than came back; null where that was never.</summary>
    public DateOnly? FirstSold => FirstSale() is { } day ? DateOnly.FromDayNumber(day) : null;

    /// <summary>The number of the first day on which more was sold than came back.</summary>
    private int? FirstSale()
    {
        var index = _units.AsSpan().IndexOfAnyExceptInRange(long.MinValue, 0L);
        return index < 0 ? null : First.DayNumber + index;
    }
}
