namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Level and weekdays of what demand would be without its season, times the season (multiplicative decomposition; Hyndman and
/// Athanasopoulos, 3rd ed., 3.4). The season is the variant's own from a year of history on, or its category's.
/// </summary>
internal static class Seasonal
{
    public const int Year = 364;

    /// <summary>Own factors can only be held against what came after the year that they were made from; with fewer such origins they are not.</summary>
    private const int FewestOrigins = 6;

    public static bool Can(in DemandDays days, SeasonProfile? category) => days.Length >= Origins.Warmup && (category is not null || days.Length >= Year);

    /// <summary>Compared with the others where that is possible; its error is infinite where it is not.</summary>
    public static Candidate Best(in DemandDays days, in Origins origins, SeasonProfile? category)
    {
        var best = Candidate.None(ForecastMethod.Seasonal);
        if (category is not null) best = By(days, origins, category);
        if (days.Length < Year + (FewestOrigins * Origins.Step)) return best;

        // The first year's factors, judged on what came after it.
        var first = OwnSeason.Of(days, 0);
        if (first is null) return best;
        var own = By(days, origins, first, judgedFrom: Year);
        if (!(own.Error < best.Error)) return best;

        // The last year's factors from now on, with the level that belongs to them.
        var last = OwnSeason.Of(days, days.Length - Year) ?? first;
        var season = days.Length >= 2 * Year ? SeasonProfile.Mean(first, last) : last;
        var fitted = By(days, origins, season);
        fitted.Error = own.Error;
        return fitted;
    }

    /// <summary>Because a person wants it, proven or not.</summary>
    public static Candidate Wanted(in DemandDays days, in Origins origins, SeasonProfile? category)
    {
        var best = Best(days, origins, category);
        if (double.IsFinite(best.Error) || days.Length < Year) return best;
        return By(days, origins, OwnSeason.Of(days, days.Length - Year) ?? SeasonProfile.Flat);
    }

    private static Candidate By(in DemandDays days, in Origins origins, SeasonProfile season, int judgedFrom = 0)
    {
        Span<double> factors = stackalloc double[days.Length];
        season.Fill(factors, days.DayOfYear(0));
        var candidate = HoltWinters.Best(days, origins, Smoothing.Seasonal, factors, ForecastMethod.Seasonal, judgedFrom);
        candidate.Season = season;
        return candidate;
    }
}
