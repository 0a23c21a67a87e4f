namespace StockOrders.Tests.Domain.Forecasting.Families;

/// <summary>Variants that sell alike: where the expected demand of each day comes from, and how days differ from it.</summary>
/// <param name="Days">Of history.</param>
/// <param name="Means">Expected units of each of so many days, of one variant.</param>
/// <param name="Day">Units of a day with that mean.</param>
/// <param name="Pattern">Whether the past shows more than a level.</param>
internal sealed record DemandFamily(string Name, int Days, Func<Chance, int, double[]> Means, Func<Chance, double, double> Day, bool Pattern)
{
    /// <param name="seed">The same variant for the same seed.</param>
    /// <returns>Units of the days of history and of those to come.</returns>
    public double[] Variant(int seed, int toCome)
    {
        var chance = new Chance(seed);
        var days = Means(chance, Days + toCome);
        for (var day = 0; day < days.Length; day++)
        {
            days[day] = Day(chance, days[day]);
        }

        return days;
    }

    public override string ToString() => Name;
}
