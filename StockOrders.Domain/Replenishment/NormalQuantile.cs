namespace StockOrders.Domain.Replenishment;

/// <summary>
/// z of a probability: how many standard deviations above its mean a normally distributed figure stays below with it. By P. J. Acklam's
/// rational approximation (2003), off by less than 1.15e-9 of itself.
/// </summary>
internal static class NormalQuantile
{
    private const double Low = 0.02425;

    /// <param name="probability">Above 0 and below 1.</param>
    public static double Of(double probability)
    {
        if (probability > 1 - Low)
            return -Tail(1 - probability);
        if (probability < Low)
            return Tail(probability);

        var q = probability - 0.5;
        var r = q * q;
        return ((((((((((-3.969683028665376e+01 * r) + 2.209460984245205e+02) * r) - 2.759285104469687e+02) * r) + 1.383577518672690e+02) * r)
                - 3.066479806614716e+01) * r) + 2.506628277459239e+00) * q
            / ((((((((((-5.447609879822406e+01 * r) + 1.615858368580409e+02) * r) - 1.556989798598866e+02) * r) + 6.680131188771972e+01) * r)
                - 1.328068155288572e+01) * r) + 1);
    }

    /// <summary>Of the lower tail; the upper one is the same with the other sign.</summary>
    private static double Tail(double probability)
    {
        var q = Math.Sqrt(-2 * Math.Log(probability));
        return ((((((((((-7.784894002430293e-03 * q) - 3.223964580411365e-01) * q) - 2.400758277161838e+00) * q) - 2.549732539343734e+00) * q)
                + 4.374664141464968e+00) * q) + 2.938163982698783e+00)
            / ((((((((7.784695709041462e-03 * q) + 3.224671290700398e-01) * q) + 2.445134137142996e+00) * q) + 3.754408661906416e+00) * q) + 1);
    }
}
