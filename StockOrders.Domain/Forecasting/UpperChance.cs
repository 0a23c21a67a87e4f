namespace StockOrders.Domain.Forecasting;

/// <summary>
/// How far a sum of demand may be above what is expected and still be chance. Lumpy demand is skewed: much more comes far oftener than a
/// normal distribution has it, and whoever takes one good fortnight for a new level orders for months (Cornish and Fisher 1938).
/// </summary>
internal static class UpperChance
{
    /// <param name="errors">Standard errors that would do without a skew.</param>
    /// <param name="dispersion">Variance of a day's demand over its mean.</param>
    /// <param name="expected">Units that the sum was expected to come to, above 0.</param>
    /// <returns>z + (z² − 1)·skew ÷ 6, the skew three times the sum's coefficient of variation, which nothing that sells exceeds by much.</returns>
    public static double Of(double errors, double dispersion, double expected) =>
        errors + (((errors * errors) - 1) / 2 * Math.Sqrt(dispersion / expected));
}
