namespace StockOrders.Tests.Domain.Forecasting.Families;

/// <summary>Seeded draws from the distributions that demand is said to have.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public double Between(double from, double to) => from + ((to - from) * _random.NextDouble());

    /// <summary>As many between 1 and 2 as between 10 and 20.</summary>
    public double OfAnySize(double from, double to) => from * Math.Pow(to / from, _random.NextDouble());

    /// <summary>By Box and Muller.</summary>
    public double Normal(double mean, double deviation) =>
        mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()));

    /// <summary>By Knuth's product; large means in halves, for their sums are Poisson too.</summary>
    public double Poisson(double mean)
    {
        var sum = 0d;
        for (; mean > 30; mean -= 30)
        {
            sum += Poisson(30);
        }

        var (limit, product, count) = (Math.Exp(-mean), _random.NextDouble(), 0);
        while (product > limit)
        {
            product *= _random.NextDouble();
            count++;
        }

        return sum + count;
    }

    /// <summary>By Marsaglia and Tsang; for shapes below 1 by their boost.</summary>
    public double Gamma(double shape, double scale)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1, scale) * Math.Pow(1 - _random.NextDouble(), 1 / shape);
        }

        var d = shape - (1d / 3);
        while (true)
        {
            var x = Normal(0, 1);
            var v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < (x * x / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v * scale;
            }
        }
    }

    /// <summary>Negative binomial with a variance of so many means: a Poisson whose mean is gamma.</summary>
    public double NegativeBinomial(double mean, double ratio) => mean <= 0 ? 0 : Poisson(Gamma(mean / (ratio - 1), ratio - 1));

    public bool Happens(double probability) => _random.NextDouble() < probability;
}
