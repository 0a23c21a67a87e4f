namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Mean of the days in stock among the last 28, 91 or 182, or of the last 28 with their trend against the 28 before, damped. Where fewer
/// than a week of them were in stock, the last seven that were.
/// </summary>
internal static class RecentSales
{
    private const int Month = DemandCurve.Month;
    private const int FewestDays = 7;
    private const double Damping = 0.98;

    private static ReadOnlySpan<int> Windows => [Month, 91, 182];

    /// <summary>Before methods can be compared.</summary>
    public const int YoungWindow = 30;

    public static Candidate Best(in DemandDays days, in Origins origins)
    {
        var best = Candidate.None(ForecastMethod.Recent);
        foreach (var window in Windows)
        {
            if (window > Month && days.Length - origins.Horizon < window) break;
            var squares = 0d;
            for (var at = origins.First; at <= origins.Last; at += Origins.Step)
                squares += origins.Squares(days, at, Level(days, at, window));
            if (!(squares < best.Error)) continue;
            (best.Error, best.Level) = (squares, Level(days, days.Length, window));
            best.EffectiveDays = Math.Max(FewestDays, days.InStock(Math.Max(0, days.Length - window), days.Length));
        }

        var trending = TrendSquares(days, origins);
        if (trending < best.Error)
        {
            (best.Error, best.Damping, best.EffectiveDays) = (trending, Damping, Month);
            (best.Level, best.Trend) = LevelAndTrend(days, days.Length);
        }

        best.Error = Math.Sqrt(best.Error / Math.Max(1, origins.Sums));
        best.Dispersion = FlatDispersion.Of(days, best.EffectiveDays);
        return best;
    }

    /// <summary>
    /// Without comparison: 30 days, and at least seven, so that one good day is not a trend. Days before the first sale do not count.
    /// </summary>
    public static Candidate Young(in DemandDays days)
    {
        var inStock = days.InStock(Math.Max(0, days.Length - YoungWindow), days.Length);
        return new Candidate
        {
            Method = ForecastMethod.Recent,
            Damping = 1,
            Level = Level(days, days.Length, YoungWindow),
            EffectiveDays = Math.Max(inStock, Math.Min(FewestDays, days.InStockDays)),
            Dispersion = FlatDispersion.Of(days, YoungWindow),
        };
    }

    /// <summary>Units a day before a day of the series.</summary>
    public static double Level(in DemandDays days, int at, int window)
    {
        var from = Math.Max(0, at - window);
        if (days.InStock(from, at) >= FewestDays) return days.Mean(from, at);

        from = days.BackInStock(at, FewestDays);
        return days.Units(from, at) / FewestDays;
    }

    /// <summary>The mean of four weeks lies two weeks back: the level of today is as much further on.</summary>
    private static (double Level, double Trend) LevelAndTrend(in DemandDays days, int at)
    {
        var level = Level(days, at, Month);
        if (at < 2 * Month || days.InStock(at - (2 * Month), at - Month) < Month / 2) return (level, 0);

        var trend = (level - days.Mean(at - (2 * Month), at - Month)) / Month;
        return (Math.Max(0, level + (trend * Month / 2)), trend);
    }

    private static double TrendSquares(in DemandDays days, in Origins origins)
    {
        var squares = 0d;
        for (var at = origins.First; at <= origins.Last; at += Origins.Step)
        {
            var (level, trend) = LevelAndTrend(days, at);
            squares += RisingSquares.Of(days, origins, at, level, trend, Damping);
        }

        return squares;
    }
}
