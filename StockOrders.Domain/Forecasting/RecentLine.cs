namespace StockOrders.Domain.Forecasting;

/// <summary>
/// A level with a trend, from the means of the first and the last third of a window (Bartlett 1949), which hardly wavers more than the
/// line of least squares. Rising it is a line, damped; falling it falls by the same share every day, for nothing falls below nothing.
/// </summary>
/// <param name="Damping">As of <see cref="DemandCurve"/>: a level l that keeps the share g every day has the trend −l(1 − g)/g damped by g.</param>
/// <param name="Days">That the level is the mean of, in effect: the end of a line is as uncertain as the mean of a quarter of its days.</param>
internal readonly record struct RecentLine(double Level, double Trend, double Damping, double Days)
{
    private const double Rising = 0.99;

    /// <summary>Standard errors. To follow a rise that is none costs months of stock, to overlook a fall does.</summary>
    private const double ClearRise = 2;
    private const double ClearFall = 1.5;

    public static RecentLine Flat(double level, double days) => new(level, 0, 1, days);

    /// <summary>Units a day in the middle of so many days to come, near enough to their mean.</summary>
    public double Middle(int days) => Trend == 0 ? Level : Math.Max(0, Level + (Trend * days / 2));

    /// <summary>Flat where too little of either third was in stock, or where the thirds differ by chance.</summary>
    public static RecentLine Of(in DemandDays days, int at, int window, double dispersion)
    {
        var third = window / 3;
        var from = at - window;
        if (from < 0 || days.InStock(from, from + third) * 2 < third || days.InStock(at - third, at) * 2 < third)
            return Flat(RecentSales.Level(days, at, DemandCurve.Month), DemandCurve.Month);

        var (before, after) = (days.Mean(from, from + third), days.Mean(at - third, at));
        if (IsChance(days, at, window, before, after, dispersion))
        {
            var steady = SteadyWindow.Of(days, at, dispersion);
            return Flat(RecentSales.Level(days, at, steady), Math.Min(steady, days.Length));
        }

        if (after < before) return Falling(before, after, third);

        var trend = (after - before) / (2 * third);
        return new RecentLine(days.Mean(from, at) + (trend * window / 2), trend, Rising, window / 4d);
    }

    /// <summary>Whether the thirds differ by no more than they would at a level that stays.</summary>
    private static bool IsChance(in DemandDays days, int at, int window, double before, double after, double dispersion)
    {
        var (from, third) = (at - window, window / 3);
        var mean = days.Mean(from, at);
        var variance = dispersion * mean * ((1d / days.InStock(from, from + third)) + (1d / days.InStock(at - third, at)));
        var most = after > before ? UpperChance.Of(ClearRise, dispersion, mean * third) : ClearFall;
        return (after - before) * (after - before) <= most * most * variance;
    }

    /// <summary>The last third's mean is its middle's: today is half a third further on.</summary>
    private static RecentLine Falling(double before, double after, int third)
    {
        if (after <= 0) return Flat(0, third);

        var kept = Math.Pow(after / before, 1d / (2 * third));
        var level = after * Math.Sqrt(Math.Sqrt(after / before));
        return new RecentLine(level, -level * (1 - kept) / kept, kept, 3 * third / 4d);
    }
}
