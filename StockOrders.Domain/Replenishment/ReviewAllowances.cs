using StockOrders.Domain.Forecasting;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Stock is looked at once a night, so it is met below its reorder point and not at it. Where a service level is asked for, it is ordered
/// early enough that the level is reached all the same.
/// </summary>
/// <remarks>
/// What stock has fallen below the point when somebody looks is the forward recurrence of demand between two looks (mean m, variance v):
/// on average E[U] = (m² + v) ÷ 2m, half a unit less where things are counted, with a variance of about m²/12 + v/2 − v²/4m² (Tijms). The
/// mean is added; the variance adds to that of the lead time's demand.
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
    public static decimal Of(SafetyStockFigures safety, Forecast forecast, decimal daily, int days, int unitDecimals)
    {
        if (safety.Z is not { } z || z <= 0 || daily <= 0 || safety.DemandDeviation <= 0)
            return 0;

        var mean = (double)daily * days;
        var variance = forecast.Deviation * forecast.Deviation * days;
        var undershoot = Math.Max(0, (((mean * mean) + variance) / (2 * mean)) - (unitDecimals == 0 ? 0.5 : 0));
        var spread = Math.Max(0, (mean * mean / 12) + (variance / 2) - (variance * variance / (4 * mean * mean)));
        var wider = z * (Math.Sqrt((safety.DemandDeviation * safety.DemandDeviation) + spread) - safety.DemandDeviation);
        var share = Math.Min(1, safety.DemandDeviation / ((double)daily * Full));
        return decimal.Round((decimal)(share * (undershoot + wider)), 4);
    }
}
