namespace StockOrders.Domain.Forecasting;

/// <summary>Mean of the last 364 days in stock, or of 91 or 28 where that erred clearly less: past a long stock-out it looks back to when there was something to sell.</summary>
internal static class LastInStockSales
{
    private static ReadOnlySpan<int> Windows => [364, 91, DemandCurve.Month];

    public static Candidate Best(in DemandDays days, in Origins origins)
    {
        var best = Candidate.None(ForecastMethod.LastInStock);
        foreach (var window in Windows)
        {
            var squares = 0d;
            for (var at = origins.First; at <= origins.Last; at += Origins.Step)
                squares += origins.Weight(days, at) * origins.Squares(days, at, Level(days, at, window));
            if (squares >= best.Error * origins.ClearlyLess) continue;
            (best.Error, best.Level, best.EffectiveDays) = (squares, Level(days, days.Length, window), Math.Min(window, days.InStockDays));
        }

        best.Error = origins.Root(best.Error);
        best.Dispersion = FlatDispersion.Of(days, best.EffectiveDays);
        return best;
    }

    public static double Level(in DemandDays days, int at, int window) => days.Mean(days.BackInStock(at, window), at);
}
