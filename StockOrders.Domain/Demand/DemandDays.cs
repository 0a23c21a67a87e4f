namespace StockOrders.Domain.Demand;

/// <summary>
/// What is kept of one variant in one warehouse, day by day in ten-thousandths of its unit: what customers bought, what assemblies used up,
/// and what was on the shelf. The oldest days go when newer ones come.
/// </summary>
internal sealed class DemandDays
{
    /// <summary>Today, and as many days before it as a history goes back.</summary>
    public const int Kept = DemandHistory.Longest + 1;

    /// <summary>The most that one day can come to, up or down: a hundred billion units. Two years of it can still be summed and packed.</summary>
    public const long MaxOfDay = 100_000_000_000 * DemandHistory.Scale;

    /// <summary>Stands for a day on which nobody counted.</summary>
    public const long NotCounted = long.MinValue;

    private readonly long[] _own;
    private readonly long[] _dependent;
    private readonly long[] _levels;

    /// <param name="dependent">As long as the first, or empty.</param>
    /// <param name="levels">As long as the first, or empty.</param>
    public DemandDays(DateOnly first, long[] own, long[] dependent, long[] levels, long levelBefore)
    {
        First = first;
        _own = own;
        _dependent = dependent;
        _levels = levels;
        LevelBefore = levelBefore;
    }

    public static DemandDays None { get; } = new(DateOnly.MinValue, [], [], [], NotCounted);

    public DateOnly First { get; }

    public int Length => _own.Length;

    public ReadOnlySpan<long> Own => _own;

    /// <summary>Empty where it never was a component.</summary>
    public ReadOnlySpan<long> Dependent => _dependent;

    /// <summary>Empty where nobody ever counted.</summary>
    public ReadOnlySpan<long> Levels => _levels;

    /// <summary>What was last counted before the first day.</summary>
    public long LevelBefore { get; }

    /// <summary>Nothing is known of any day.</summary>
    public bool IsEmpty =>
        !_own.AsSpan().ContainsAnyExcept(0L) && !_dependent.AsSpan().ContainsAnyExcept(0L)
        && !_levels.AsSpan().ContainsAnyExcept(NotCounted) && LevelBefore == NotCounted;

    /// <summary>What went out in all.</summary>
    public ReadOnlySpan<long> Units => Together(_own, _dependent);

    public DemandHistory History() => new(First, Together(_own, _dependent), _levels, LevelBefore);

    /// <param name="dependent">As long as the first, or empty.</param>
    public static long[] Together(long[] own, long[] dependent)
    {
        if (dependent.Length == 0)
            return own;

        var units = new long[own.Length];
        for (var day = 0; day < units.Length; day++)
            units[day] = own[day] + dependent[day];
        return units;
    }

    /// <summary>Days that would be too old by the newest of the changes are left out, of the changes as of what was there.</summary>
    /// <exception cref="OverflowException">A day would come to more than <see cref="MaxOfDay"/>.</exception>
    public DemandDays With(IReadOnlyCollection<DemandChange> changes)
    {
        if (changes.Count == 0)
            return this;

        var (oldest, newest) = Bounds(changes);
        var own = Moved(_own, oldest, newest);
        var dependent = _dependent.Length > 0 || changes.Any(change => change.Dependent != 0) ? Moved(_dependent, oldest, newest) : [];
        var levels = _levels.Length > 0 || changes.Any(change => change.Level is not null) ? MovedLevels(oldest, newest) : [];
        foreach (var change in changes)
        {
            var day = change.Day.DayNumber - oldest;
            if (day < 0)
                continue;
            own[day] = Bounded(own[day] + change.Own);
            if (change.Dependent != 0)
                dependent[day] = Bounded(dependent[day] + change.Dependent);
            if (change.Level is { } level)
                levels[day] = Bounded(level);
        }

        return new DemandDays(DateOnly.FromDayNumber(oldest), own, dependent, levels, LastCountBefore(oldest));
    }

    private (int Oldest, int Newest) Bounds(IReadOnlyCollection<DemandChange> changes)
    {
        var (oldest, newest) = _own.Length == 0 ? (int.MaxValue, int.MinValue) : (First.DayNumber, First.DayNumber + _own.Length - 1);
        foreach (var change in changes)
        {
            oldest = Math.Min(oldest, change.Day.DayNumber);
            newest = Math.Max(newest, change.Day.DayNumber);
        }

        return (Math.Max(oldest, newest - Kept + 1), newest);
    }

    private long[] Moved(long[] days, int oldest, int newest)
    {
        var moved = new long[newest - oldest + 1];
        Move(days, moved, oldest);
        return moved;
    }

    private long[] MovedLevels(int oldest, int newest)
    {
        var moved = new long[newest - oldest + 1];
        Array.Fill(moved, NotCounted);
        Move(_levels, moved, oldest);
        return moved;
    }

    private void Move(long[] days, long[] moved, int oldest)
    {
        var dropped = Math.Clamp(oldest - First.DayNumber, 0, days.Length);
        if (dropped < days.Length)
            days.AsSpan(dropped).CopyTo(moved.AsSpan(First.DayNumber + dropped - oldest));
    }

    private long LastCountBefore(int oldest)
    {
        var dropped = Math.Clamp(oldest - First.DayNumber, 0, _levels.Length);
        var last = _levels.AsSpan(0, dropped).LastIndexOfAnyExcept(NotCounted);
        return last < 0 ? LevelBefore : _levels[last];
    }

    private static long Bounded(long units) =>
        units is >= -MaxOfDay and <= MaxOfDay ? units : throw new OverflowException($"{units} ten-thousandths are more than a day can hold.");
}
