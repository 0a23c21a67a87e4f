namespace StockOrders.Tests.Domain.Simulation.Generators;

/// <summary>Draws from the distributions that demand and lead times are made of; the same seed gives the same numbers on every machine.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public double Uniform() => _random.NextDouble();

    /// <summary>By Box and Muller.</summary>
    public double Normal(double mean, double deviation) =>
        mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform()));

    public int Poisson(double mean)
    {
        if (mean > 60)
            return (int)Math.Max(0, Math.Round(Normal(mean, Math.Sqrt(mean))));
        var (count, product, limit) = (-1, 1.0, Math.Exp(-mean));
        do
        {
            product *= Uniform();
            count++;
        }
        while (product > limit);
        return count;
    }

    /// <summary>By Marsaglia and Tsang.</summary>
    public double Gamma(double shape, double scale)
    {
        if (shape < 1)
            return Gamma(shape + 1, scale) * Math.Pow(1 - Uniform(), 1 / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal(0, 1);
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - Uniform()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
                return d * v * scale;
        }
    }

    /// <summary>A Poisson whose mean is drawn from a gamma.</summary>
    /// <param name="variance">Above <paramref name="mean"/>.</param>
    public int NegativeBinomial(double mean, double variance)
    {
        var over = (variance - mean) / mean;
        return Poisson(Gamma(mean / over, over));
    }
}
