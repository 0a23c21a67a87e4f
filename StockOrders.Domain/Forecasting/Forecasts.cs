using StockOrders.Domain.Demand;

namespace StockOrders.Domain.Forecasting;

/// <summary>A variant's forecast for one warehouse.</summary>
internal static class Forecasts
{
    public static Forecast Of(DemandSeries series, DateOnly today, ForecastTerms terms) => Of(series.Sold, series.OutOfStock, today, terms);

    /// <param name="sold">Units by day, yesterday last, from the first sale on. Below 0 (more returned than sold) counts as 0.</param>
    /// <param name="outOfStock">For the same days: true where nothing could be sold.</param>
    public static Forecast Of(ReadOnlySpan<double> sold, ReadOnlySpan<bool> outOfStock, DateOnly today, ForecastTerms terms)
    {
        _ = today;
        var window = Math.Min(30, sold.Length);
        var (sum, days) = (0d, 0);
        for (var at = sold.Length - window; at < sold.Length; at++)
        {
            if (outOfStock[at]) continue;
            sum += Math.Max(0, sold[at]);
            days++;
        }

        var divisor = Math.Max(days, sold.Length < 7 ? 7 : 1);
        return new Forecast
        {
            Method = ForecastMethod.Recent,
            Asked = terms.Method,
            History = sold.Length,
            EffectiveDays = days,
            Curve = new DemandCurve(sum / divisor),
        };
    }
}
