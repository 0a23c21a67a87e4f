using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Forecasting;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Stock is looked at once a night, so it is met below its reorder point and not at it. Where a service level is asked for, it is ordered
/// early enough that the level is reached all the same.
/// </summary>
/// <remarks>
/// What stock has fallen below the point when somebody looks is the forward recurrence of demand between two looks (mean m, variance v):
/// on average E[U] = (m² + v) ÷ 2m, half a unit less where things are counted, with a variance of about m²/12 + v/2 − v²/4m² (Tijms). The
/// mean is added; the variance adds to that of the lead time's demand. That variance is of demand without a skew; a skew of so many times the
/// coefficient of variation adds a third of that times v²/m². Without it lumpy demand had none, and lead times of a few days reached 80 to 88 %
/// where 90 % was asked for: what one customer takes below the point is then most of what can go wrong. That skew is the
/// variant's own (<see cref="DemandSkew"/>). The undershoot's is 0 where every demand is as large and 2 where sizes are exponential; 1 is counted.
/// </remarks>
internal static class ReviewAllowances
{
    /// <summary>
    /// Deviation of the lead time's demand, in days of demand, from which on the allowance counts in full. Below it counts in proportion, so
    /// that demand without any variance is ordered at its reorder point exactly.
    /// </summary>
    public const double Full = 0.1;

    /// <param name="days">Between two looks: 1 night, or days from one delivery that can be ordered to the next.</param>
    /// <returns>0 without a service level above one half.</returns>
    public static decimal Of(SafetyStockFigures safety, Forecast forecast, decimal daily, int days, Variant variant)
    {
        if (safety.Z is not { } z || variant.ServiceLevel is not { } level || z <= 0 || daily <= 0 || safety.DemandDeviation <= 0)
            return 0;

        var (mean, variance) = ((double)daily * days, forecast.Deviation * forecast.Deviation * days);
        var undershoot = Math.Max(0, (mean / 2) + (variance / (2 * mean)) - (variant.UnitDecimals == 0 ? 0.5 : 0));
        var both = Math.Sqrt((safety.DemandDeviation * safety.DemandDeviation) + Spread(mean, variance, forecast.SkewOfVariation));
        var wider = (ZBelow(safety, level, forecast, daily, days) * both) - (z * safety.DemandDeviation);
        var share = Math.Min(1, safety.DemandDeviation / ((double)daily * Full));
        return decimal.Round((decimal)(share * Math.Max(0, undershoot + wider)), 4);
    }

    /// <summary>Deviations above what is expected of the lead time's demand and of the undershoot together: third moments add up, so both are less skewed than the demand.</summary>
    public static double ZBelow(SafetyStockFigures safety, double level, Forecast forecast, decimal daily, int days)
    {
        if (!safety.IsLumpy)
            return Math.Round(NormalQuantile.Of(level), 6);

        var spread = Spread((double)daily * days, forecast.Deviation * forecast.Deviation * days, forecast.SkewOfVariation);
        var both = Math.Sqrt((safety.DemandDeviation * safety.DemandDeviation) + spread);
        var third = (forecast.SkewOfVariation * safety.Variation * Math.Pow(safety.DemandDeviation, 3)) + Math.Pow(spread, 1.5);
        return Math.Round(GammaQuantile.Of(level, third / Math.Pow(both, 3) / 2), 6);
    }

    private static double Spread(double mean, double variance, double skewOfVariation) => Math.Max(
        0, (mean * mean / 12) + (variance / 2) + (((skewOfVariation / 3) - 0.25) * variance * variance / (mean * mean)));
}
