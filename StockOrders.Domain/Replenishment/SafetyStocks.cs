using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Forecasting;

namespace StockOrders.Domain.Replenishment;

/// <summary>What should be left when goods arrive: the largest of a fixed quantity, days of sales, and what a service level asks for.</summary>
internal static class SafetyStocks
{
    /// <summary>
    /// Coefficient of variation of the lead time's demand up to which it counts as normal. Beyond, a normal distribution would have a
    /// noticeable part below zero, and its quantile would miss a service level of 95 % by more than a point.
    /// </summary>
    public const double MostNormal = 0.3;

    /// <param name="daily">Units a day.</param>
    public static SafetyStockFigures Of(Variant variant, Forecast forecast, decimal daily, LeadTimeFigures lead)
    {
        var best = new SafetyStockFigures(variant.SafetyStock, SafetyStockSource.Fixed);
        if (variant.SafetyDays is { } days && daily * days > best.Quantity)
            best = new SafetyStockFigures(Quantity(daily * days), SafetyStockSource.Days);
        if (variant.ServiceLevel is not { } level)
            return best;

        var served = ByService(level, forecast, (double)daily, lead);
        return served.Quantity > best.Quantity
            ? served
            : served with { Quantity = best.Quantity, From = best.From };
    }

    /// <summary>SS = z·√(L·σd² + d²·σL²).</summary>
    private static SafetyStockFigures ByService(double level, Forecast forecast, double daily, LeadTimeFigures lead)
    {
        // The level of the forecast is itself only known from so many days, and what it is off by is the same on all days of the lead time.
        var deviation = lead.Days > 0 ? Math.Round(forecast.DeviationOver(lead.Days) / Math.Sqrt(lead.Days), 6) : forecast.Deviation;
        var overall = Math.Round(Math.Sqrt((lead.Days * deviation * deviation) + (daily * daily * lead.Deviation * lead.Deviation)), 6);
        var expected = daily * lead.Days;
        var variation = expected > 0 ? Math.Round(overall / expected, 6) : 0;
        var isLumpy = variation > MostNormal || (forecast.Method is ForecastMethod.Croston or ForecastMethod.Sba or ForecastMethod.Tsb && variation > 0);
        var z = Math.Round(isLumpy ? GammaQuantile.Of(level, variation * forecast.SkewOfVariation / 2) : NormalQuantile.Of(level), 6);
        var quantity = Quantity((decimal)Math.Max(0, z * overall));
        return new SafetyStockFigures(quantity, isLumpy ? SafetyStockSource.LumpyServiceLevel : SafetyStockSource.ServiceLevel)
        {
            Deviation = deviation,
            DemandDeviation = overall,
            Variation = variation,
            Z = z,
            ByService = quantity,
            IsLumpy = isLumpy,
        };
    }

    private static decimal Quantity(decimal quantity) => decimal.Round(quantity, 4);
}
