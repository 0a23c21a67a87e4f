namespace StockOrders.Domain.Forecasting;

/// <summary>
/// A variant that has been in stock for less than four weeks: the days that it lacks count as its start's, so the start fades as own days
/// come, one twenty-eighth a day.
/// </summary>
internal static class YoungSales
{
    public const int Month = DemandCurve.Month;

    public static Forecast Blended(in DemandDays days, ForecastStart start, ForecastTerms terms)
    {
        var own = (double)days.InStockDays / Month;
        var level = (days.Total / Month) + ((1 - own) * start.Daily);
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
            Curve = new DemandCurve(level),
        };
    }
}
