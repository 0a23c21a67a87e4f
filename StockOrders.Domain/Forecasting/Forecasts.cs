using System.Collections.Immutable;
using StockOrders.Domain.Demand;

namespace StockOrders.Domain.Forecasting;

/// <summary>A variant's forecast for one warehouse, from its own history as far as it goes.</summary>
internal static class Forecasts
{
    public static Forecast Of(DemandSeries series, DateOnly today, ForecastTerms terms) => Of(series.Sold, series.OutOfStock, today, terms);

    /// <param name="sold">Units by day, yesterday last, from the first sale on. Below 0 (more returned than sold) counts as 0.</param>
    /// <param name="outOfStock">For the same days: true where nothing could be sold.</param>
    public static Forecast Of(ReadOnlySpan<double> sold, ReadOnlySpan<bool> outOfStock, DateOnly today, ForecastTerms terms)
    {
        var from = Math.Max(0, sold.Length - DemandDays.Longest);
        Span<double> units = stackalloc double[sold.Length - from + 1];
        Span<int> inStock = stackalloc int[sold.Length - from + 1];
        Span<int> places = stackalloc int[sold.Length - from + 1];
        var days = new DemandDays(sold[from..], outOfStock[from..], today, units, inStock, places);
        if (days.InStockDays < YoungSales.Month && terms.Start is { } start) return YoungSales.Blended(days, start, terms);

        var origins = new Origins(days, terms.Horizon);
        var (errors, changed) = (ImmutableArray<ForecastError>.Empty, false);
        var chosen = Wanted(days, origins, terms)
            ?? (origins.Count == 0 || terms.Method is not null
                ? RecentSales.Young(days)
                : MethodChoice.Of(days, origins, terms.Category?.Season, out errors, out changed));
        return Of(days, chosen, terms) with { Errors = errors, Changed = changed };
    }

    /// <summary>What a person set, where the history is enough for it.</summary>
    private static Candidate? Wanted(in DemandDays days, in Origins origins, ForecastTerms terms) => terms.Method switch
    {
        _ when days.InStockDays < YoungSales.Month => null,
        ForecastMethod.Recent when origins.Count > 0 => RecentSales.Best(days, origins),
        ForecastMethod.LastInStock => LastInStockSales.Best(days, origins),
        ForecastMethod.Seasonal when Seasonal.Can(days, terms.Category?.Season) => Seasonal.Wanted(days, origins, terms.Category?.Season),
        ForecastMethod.HoltWinters => HoltWinters.Best(days, origins),
        ForecastMethod.Croston => Intermittent.Croston(days, origins).Croston,
        ForecastMethod.Sba => Intermittent.Croston(days, origins).Sba,
        ForecastMethod.Tsb => Intermittent.Tsb(days, origins),
        _ => null,
    };

    private static Forecast Of(in DemandDays days, in Candidate chosen, ForecastTerms terms)
    {
        var forecast = new Forecast
        {
            Method = chosen.Method,
            Asked = terms.Method,
            History = days.Length,
            OutOfStock = days.Length - days.InStockDays,
            EffectiveDays = Math.Round(chosen.EffectiveDays, 1),
            SkewOfVariation = DemandSkew.Of(days),
            Curve = chosen.Curve(days),
        };
        return forecast with { Deviation = Math.Round(Math.Sqrt(chosen.Dispersion * forecast.Curve.Sum(DemandCurve.Month) / DemandCurve.Month), 6) };
    }
}
