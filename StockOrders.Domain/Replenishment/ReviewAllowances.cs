using StockOrders.Domain.Forecasting;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Stock is looked at once a night, so it is met below its reorder point and not at it. Where a service level is asked for, it is ordered
/// early enough that the level is reached all the same.
/// </summary>
/// <remarks>
/// What stock has fallen below the point when somebody looks is the forward recurrence of demand between two looks (mean m, variance v):
/// on average E[U] = (m² + v) ÷ 2m, with a variance of about m²/12 + v/2 − v²/4m². The mean is added; the variance adds to that of the lead
/// time's demand.
/// </remarks>
internal static class ReviewAllowances
{
    /// <param name="days">Between two looks: 1 night, or days from one delivery that can be ordered to the next.</param>
    /// <returns>0 without a service level; never more than its safety stock, so that steady demand is ordered at its reorder point exactly.</returns>
    public static decimal Of(SafetyStockFigures safety, Forecast forecast, decimal daily, int days)
    {
        if (safety.Z is not { } z || z <= 0 || daily <= 0 || safety.ByService <= 0)
            return 0;

        var mean = (double)daily * days;
        var variance = forecast.Deviation * forecast.Deviation * days;
        var undershoot = ((mean * mean) + variance) / (2 * mean);
        var spread = Math.Max(0, (mean * mean / 12) + (variance / 2) - (variance * variance / (4 * mean * mean)));
        var wider = z * (Math.Sqrt((safety.DemandDeviation * safety.DemandDeviation) + spread) - safety.DemandDeviation);
        return Math.Min(decimal.Round((decimal)(undershoot + wider), 4), safety.ByService);
    }
}
