namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Mean of recent days in stock, as far back (14 to 728 days) as the level has stayed the same; where it has not, of the last 28 or
/// 14, or along a line. Which of these suits a variant is found on its past.
/// </summary>
internal static class RecentSales
{
    private const int Month = DemandCurve.Month;
    private const int Week = 7;
    private const int TwelveWeeks = 84;
    private const int HalfAYear = 189;
    private const int FewestDays = 7;

    /// <summary>Before methods can be compared.</summary>
    public const int YoungWindow = 30;

    /// <summary>The simplest first.</summary>
    private enum Way
    {
        AsLongAsItStayed,
        Month,
        LineWhereItChanged,
        LineOfTwelveWeeks,
        LineOfHalfAYear,
    }

    public static Candidate Best(in DemandDays days, in Origins origins)
    {
        var dispersion = origins.Dispersion;
        Span<double> squares = stackalloc double[(int)Way.LineOfHalfAYear + 1];
        squares.Clear();
        for (var at = origins.First; at <= origins.Last; at += Origins.Step)
            Compare(days, origins, at, dispersion, squares);

        var way = Least(squares, origins.ClearlyLess);
        var now = At(days, days.Length, way, dispersion);
        return new Candidate
        {
            Method = ForecastMethod.Recent,
            Error = origins.Root(squares[(int)way]),
            Level = now.Level,
            Trend = now.Trend,
            Damping = now.Damping,
            EffectiveDays = now.Days,
            Dispersion = dispersion,
            Drift = Drift(days, way, dispersion),
        };
    }

    private static void Compare(in DemandDays days, in Origins origins, int at, double dispersion, Span<double> squares)
    {
        var weight = origins.Weight(days, at);
        var window = SteadyWindow.Of(days, at, dispersion);
        var month = weight * origins.Squares(days, at, Level(days, at, Month));
        var steady = window == Month ? month : weight * origins.Squares(days, at, Level(days, at, window));
        var line = weight * RisingSquares.Of(days, origins, at, RecentLine.Of(days, at, TwelveWeeks, dispersion));
        squares[(int)Way.Month] += month;
        squares[(int)Way.AsLongAsItStayed] += steady;
        squares[(int)Way.LineWhereItChanged] += window <= Month ? line : steady;
        squares[(int)Way.LineOfTwelveWeeks] += line;
        squares[(int)Way.LineOfHalfAYear] += weight * RisingSquares.Of(days, origins, at, RecentLine.Of(days, at, HalfAYear, dispersion));
    }

    private static Way Least(ReadOnlySpan<double> squares, double clearly)
    {
        var least = 0;
        for (var way = 1; way < squares.Length; way++)
        {
            if (squares[way] < squares[least] * clearly) least = way;
        }

        return (Way)least;
    }

    /// <summary>For what has changed so lately that its past does not say what suits it.</summary>
    public static Candidate Changed(in DemandDays days)
    {
        var line = RecentLine.Of(days, days.Length, TwelveWeeks, FlatDispersion.Of(days, Month));
        return new Candidate
        {
            Method = ForecastMethod.Recent,
            Level = line.Level,
            Trend = line.Trend,
            Damping = line.Damping,
            EffectiveDays = line.Days,
            Dispersion = FlatDispersion.Of(days, Month),
        };
    }

    /// <summary>Of four weeks, each foreseen on its first morning.</summary>
    private static double Drift(in DemandDays days, Way way, double dispersion)
    {
        var (errors, expected) = (0d, 0d);
        for (var at = days.Length - Month; at < days.Length; at += Week)
        {
            var foreseen = At(days, at, way, dispersion).Middle(Week) * days.InStock(at, at + Week);
            errors += days.Units(at, at + Week) - foreseen;
            expected += foreseen;
        }

        return Candidate.DriftOf(errors, expected, dispersion);
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

    /// <summary>Units a day before a day of the series; where fewer than a week of the window were in stock, of the last seven that were.</summary>
    public static double Level(in DemandDays days, int at, int window)
    {
        var from = Math.Max(0, at - window);
        if (days.InStock(from, at) >= FewestDays) return days.Mean(from, at);

        from = days.BackInStock(at, FewestDays);
        return days.Units(from, at) / FewestDays;
    }

    private static RecentLine At(in DemandDays days, int at, Way way, double dispersion)
    {
        var window = way is Way.AsLongAsItStayed or Way.LineWhereItChanged ? SteadyWindow.Of(days, at, dispersion) : Month;
        return way switch
        {
            Way.LineWhereItChanged when window <= Month => RecentLine.Of(days, at, TwelveWeeks, dispersion),
            Way.LineOfTwelveWeeks => RecentLine.Of(days, at, TwelveWeeks, dispersion),
            Way.LineOfHalfAYear => RecentLine.Of(days, at, HalfAYear, dispersion),
            _ => RecentLine.Flat(Level(days, at, window), Math.Max(FewestDays, days.InStock(Math.Max(0, at - window), at))),
        };
    }
}
