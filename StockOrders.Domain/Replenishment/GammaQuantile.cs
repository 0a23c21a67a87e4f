namespace StockOrders.Domain.Replenishment;

/// <summary>
/// How many standard deviations above its mean a gamma distributed figure stays below with a probability. Demand that comes in lumps is
/// skewed as this distribution is; the normal one would keep too little for it.
/// </summary>
internal static class GammaQuantile
{
    private const int MostSteps = 60;
    private const double Precision = 1e-12;

    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="variation">Standard deviation ÷ mean, above 0: shape is 1 ÷ variation², scale is variation² × mean.</param>
    public static double Of(double probability, double variation)
    {
        var shape = 1 / (variation * variation);
        return (Quantile(probability, shape) - shape) / Math.Sqrt(shape);
    }

    /// <summary>Of scale 1: Newton's steps from Wilson and Hilferty's approximation, halved where they leave what is still possible.</summary>
    private static double Quantile(double probability, double shape)
    {
        var logGamma = LogGamma(shape);
        var cube = 1 - (1 / (9 * shape)) + (NormalQuantile.Of(probability) / (3 * Math.Sqrt(shape)));
        var x = cube > 0.1 ? shape * cube * cube * cube : Math.Exp((Math.Log(probability * shape) + logGamma) / shape);
        var (low, high) = (0d, double.PositiveInfinity);
        for (var step = 0; step < MostSteps && x > double.Epsilon; step++)
        {
            var off = Below(x, shape, logGamma) - probability;
            (low, high) = off < 0 ? (x, high) : (low, x);
            var density = Math.Exp(((shape - 1) * Math.Log(x)) - x - logGamma);
            var next = x - (off / density);
            if (!(next > low && next < high))
                next = double.IsPositiveInfinity(high) ? 2 * x : (low + high) / 2;
            if (Math.Abs(next - x) <= Precision * x)
                return next;
            x = next;
        }

        return x;
    }

    /// <summary>The regularized lower incomplete gamma function: its series below the mean, Lentz's continued fraction above.</summary>
    public static double Below(double x, double shape, double logGamma)
    {
        var front = Math.Exp((shape * Math.Log(x)) - x - logGamma);
        if (x < shape + 1)
        {
            var (term, sum) = (1 / shape, 1 / shape);
            for (var n = 1; term > sum * Precision; n++)
            {
                term *= x / (shape + n);
                sum += term;
            }

            return sum * front;
        }

        var b = x + 1 - shape;
        var (c, d) = (1e300, 1 / b);
        var fraction = d;
        for (var n = 1; n < 500; n++)
        {
            var a = -n * (n - shape);
            b += 2;
            d = 1 / ((a * d) + b);
            c = b + (a / c);
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
                break;
        }

        return 1 - (front * fraction);
    }

    /// <summary>Lanczos' approximation, off by less than 2e-10 of the function.</summary>
    public static double LogGamma(double x)
    {
        ReadOnlySpan<double> of =
        [
            76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5,
        ];
        var t = x + 5.5;
        t -= (x + 0.5) * Math.Log(t);
        var (sum, y) = (1.000000000190015, x);
        foreach (var factor in of)
            sum += factor / ++y;
        return Math.Log(2.5066282746310005 * sum / x) - t;
    }
}
