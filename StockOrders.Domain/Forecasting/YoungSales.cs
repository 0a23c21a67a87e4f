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
        var level = (days.Total / Month / InStockSeason(days, season)) + ((1 - own) * start.Daily / StartSeason(days, season));
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

    /// <summary>Its mean over the days in stock, of which its sales are; 1 where there is none.</summary>
    private static double InStockSeason(in DemandDays days, SeasonProfile? season)
    {
        if (season is null || days.InStockDays == 0) return 1;

        var sum = 0d;
        for (var day = 0; day < days.Length; day++)
        {
            if (!days.OutOfStock[day]) sum += season.On(days.DayOfYear(day));
        }

        return Math.Max(LowestSeason, sum / days.InStockDays);
    }

    /// <summary>Its mean over the days that a start's level is of; 1 where there is none.</summary>
    private static double StartSeason(in DemandDays days, SeasonProfile? season)
    {
        if (season is null) return 1;

        var sum = 0d;
        for (var day = 1; day <= StartDays; day++) sum += season.On(days.DayOfYear(days.Length - day));
        return Math.Max(LowestSeason, sum / StartDays);
    }
}
