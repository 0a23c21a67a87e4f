namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Share of another's square errors below which a way to forecast errs less by more than chance. The lumpier demand is, the more chance there
/// is to fit, and the fewer differences mean anything.
/// </summary>
internal static class ClearlyLess
{
    private const double OfSteady = 0.9;
    private const double OfVariation = 0.4;
    private const double OfLumpy = 0.6;

    /// <param name="variation">Coefficient of variation of four weeks' demand.</param>
    public static double Share(double variation) => Math.Max(OfLumpy, OfSteady - (OfVariation * variation));
}
