namespace StockOrders.Domain.Forecasting;

/// <summary>
/// A series with its running totals, so that the demand of any span of days costs two look-ups. Days are counted from 0, the first of the
/// series; the day after the last is today. Days out of stock are in no total: what nobody could buy says nothing about what was wanted.
/// </summary>
internal readonly ref struct DemandDays
{
    /// <summary>Days of two years, one of them a leap year; older ones are not looked at.</summary>
    public const int Longest = 731;

    private readonly ReadOnlySpan<double> _units;
    private readonly ReadOnlySpan<int> _inStock;
    private readonly ReadOnlySpan<int> _days;

    /// <param name="sold">Below 0 (more returned than sold) counts as 0. At most <see cref="Longest"/> days.</param>
    /// <param name="units">Room for a total more than there are days, as are the other two.</param>
    public DemandDays(
        ReadOnlySpan<double> sold, ReadOnlySpan<bool> outOfStock, DateOnly today, Span<double> units, Span<int> inStock, Span<int> days)
    {
        Sold = sold;
        OutOfStock = outOfStock[..sold.Length];
        Today = today;
        _units = units;
        _inStock = inStock;
        _days = days;
        var (sum, count) = (0d, 0);
        for (var day = 0; day < sold.Length; day++)
        {
            (units[day], inStock[day]) = (sum, count);
            if (outOfStock[day]) continue;
            days[count++] = day;
            sum += Math.Max(0, sold[day]);
        }

        (units[sold.Length], inStock[sold.Length]) = (sum, count);
    }

    public ReadOnlySpan<double> Sold { get; }

    public ReadOnlySpan<bool> OutOfStock { get; }

    public DateOnly Today { get; }

    public int Length => Sold.Length;

    /// <summary>In stock, over the whole series.</summary>
    public int InStockDays => _inStock[Length];

    public double Total => _units[Length];

    /// <summary>Units of the days from one until before another.</summary>
    public double Units(int from, int to) => _units[to] - _units[from];

    public int InStock(int from, int to) => _inStock[to] - _inStock[from];

    /// <summary>Where the last so many days in stock before a day begin; 0 where there are not so many.</summary>
    public int BackInStock(int at, int days) => _inStock[at] <= days ? 0 : _days[_inStock[at] - days];

    /// <summary>Units a day in stock of the days from one until before another; 0 where none was.</summary>
    public double Mean(int from, int to)
    {
        var days = InStock(from, to);
        return days == 0 ? 0 : Units(from, to) / days;
    }

    /// <summary>Day of the year, from 0, of a day of the series.</summary>
    public int DayOfYear(int day) => Today.AddDays(day - Length).DayOfYear - 1;
}
