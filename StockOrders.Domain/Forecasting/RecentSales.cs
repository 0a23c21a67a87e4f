namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Mean of recent days in stock, as far back (28, 91 or 182 days) as the level has stayed the same; where it has not, of the last 28 or
/// 14, or along a line. Which of these suits a variant is found on its past.
/// </summary>
internal static class RecentSales
{
    private const int Month = DemandCurve.Month;
    private const int TwelveWeeks = 84;
    private const int FewestDays = 7;

    /// <summary>Before methods can be compared.</summary>
    public const int YoungWindow = 30;

    /// <summary>The simplest first.</summary>
    private enum Way
    {
        Month,
        AsLongAsItStayed,
        LineWhereItChanged,
        LineOfTwelveWeeks,
        LineOfHalfAYear,
    }

    public static Candidate Best(in DemandDays days, in Origins origins)
    {
        var best = Candidate.None(ForecastMethod.Recent);
        var (chosen, dispersion) = (Way.Month, FlatDispersion.Of(days, Month));
        for (var way = Way.Month; way <= Way.LineOfHalfAYear; way++)
        {
            var squares = 0d;
            for (var at = origins.First; at <= origins.Last; at += Origins.Step)
            {
                var then = At(days, at, way, dispersion);
                squares += origins.Weight(days, at) * RisingSquares.Of(days, origins, at, then.Level, then.Trend, then.Damping);
            }

            if (squares >= best.Error) continue;
            var now = At(days, days.Length, way, dispersion);
            (best.Error, best.Level, best.Trend, best.Damping) = (squares, now.Level, now.Trend, now.Damping);
            (best.EffectiveDays, chosen) = (now.Days, way);
        }

        best.Error = origins.Root(best.Error);
        best.Drift = Drift(days, chosen, dispersion);
        best.Dispersion = best.Trend == 0 ? FlatDispersion.Of(days, best.EffectiveDays) : dispersion;
        return best;
    }

    /// <summary>For what has changed so lately that its past does not say what suits it.</summary>
    public static Candidate Changed(in DemandDays days)
    {
        var line = RecentLine.Of(days, days.Length, TwelveWeeks);
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

    private static double Drift(in DemandDays days, Way way, double dispersion)
    {
        var (errors, expected) = (0d, 0d);
        for (var day = days.Length - Month; day < days.Length; day++)
        {
            if (days.OutOfStock[day]) continue;
            var foreseen = At(days, day, way, dispersion);
            errors += Math.Max(0, days.Sold[day]) - foreseen.Level - (foreseen.Trend * foreseen.Damping);
            expected += foreseen.Level + (foreseen.Trend * foreseen.Damping);
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
            Way.LineWhereItChanged when window <= Month => RecentLine.Of(days, at, TwelveWeeks),
            Way.LineOfTwelveWeeks => RecentLine.Of(days, at, TwelveWeeks),
            Way.LineOfHalfAYear => RecentLine.Of(days, at, 189),
            _ => RecentLine.Flat(Level(days, at, window), Math.Max(FewestDays, days.InStock(Math.Max(0, at - window), at))),
        };
    }
}
