namespace StockOrders.Domain.Forecasting;

/// <summary>
/// A variant that has been in stock for less than four weeks: the days that it lacks count as its start's, so the start fades as own days
/// come, one twenty-eighth a day. Where its category has a season, both are held against the season of the days that they are of, and what
/// comes follows it.
/// </summary>
internal static class YoungSales
{
    public const int Month = DemandCurve.Month;

    /// <summary>Days that a start's level is of.</summary>
    private const int StartDays = 91;

    /// <summary>A season that stands lower than this says nothing of the rest of the year.</summary>
    private const double LowestSeason = 0.1;

    public static Forecast Blended(in DemandDays days, ForecastStart start, ForecastTerms terms)
    {
        var own = (double)days.InStockDays / Month;
        var season = terms.Category?.Season;
        var level = (days.Total / Month / Season(days, season, days.Length)) + ((1 - own) * start.Daily / Season(days, season, StartDays));
        var variance = (own * FlatDispersion.Of(days, Month) * days.Mean(0, days.Length)) + ((1 - own) * start.Deviation * start.Deviation);
        return new Forecast
        {
            Method = ForecastMethod.Recent,
            Asked = terms.Method,
            Start = start,
            History = days.Length,
            OutOfStock = days.Length - days.InStockDays,
            EffectiveDays = Month,
            Deviation = Math.Round(Math.Sqrt(variance), 6),
            SkewOfVariation = DemandSkew.Of(days),
            Curve = season is null ? new DemandCurve(level) : new DemandCurve(level) { Season = season, DayOfYear = days.DayOfYear(days.Length) },
        };
    }

    /// <summary>Its mean over the last days; 1 where there is none.</summary>
    private static double Season(in DemandDays days, SeasonProfile? season, int last)
    {
        if (season is null || last == 0) return 1;

        var sum = 0d;
        for (var day = 1; day <= last; day++) sum += season.On(days.DayOfYear(days.Length - day));
        return Math.Max(LowestSeason, sum / last);
    }
}
