namespace StockOrders.Tests.Domain.Simulation.Generators;

/// <summary>Demand whose truth is known: what a day asks for is drawn, its mean and variance stand fixed.</summary>
/// <param name="Mean">Of a day, by its number.</param>
/// <param name="Variance">Likewise.</param>
internal sealed record DemandFamily(string Name, Func<Chance, int, double> Draw, Func<int, double> Mean, Func<int, double> Variance)
{
    public static DemandFamily Normal { get; } = Steady("normal", 20, 36, chance => Math.Max(0, Math.Round(chance.Normal(20, 6))));

    public static DemandFamily Poisson { get; } = Steady("Poisson", 3, 3, chance => chance.Poisson(3));

    public static DemandFamily NegativeBinomial { get; } = Steady("negative binomial", 8, 24, chance => chance.NegativeBinomial(8, 24));

    /// <summary>The year swings by 40 %, the weekend sells half as much again as a weekday.</summary>
    public static DemandFamily Seasonal { get; } = new(
        "seasonal", (chance, day) => chance.NegativeBinomial(SeasonalMean(day), 2 * SeasonalMean(day)), SeasonalMean, day => 2 * SeasonalMean(day));

    /// <summary>Something sells on every seventh day or so, 1 + Poisson(4) of it.</summary>
    public static DemandFamily Intermittent { get; } = Steady(
        "intermittent", 0.15 * 5, (0.15 * 29) - (0.75 * 0.75), chance => chance.Uniform() < 0.15 ? 1 + chance.Poisson(4) : 0);

    /// <summary>Something sells on every tenth day or so, 1 + a negative binomial of mean 4 and variance 20 of it: mostly little, seldom much.</summary>
    public static DemandFamily Lumpy { get; } = Steady(
        "lumpy", 0.1 * 5, (0.1 * 45) - (0.5 * 0.5), chance => chance.Uniform() < 0.1 ? 1 + chance.NegativeBinomial(4, 20) : 0);

    public static IReadOnlyList<DemandFamily> All { get; } = [Normal, Poisson, NegativeBinomial, Seasonal, Intermittent, Lumpy];

    public double[] Days(Chance chance, int first, int count)
    {
        var days = new double[count];
        for (var day = 0; day < count; day++)
            days[day] = Draw(chance, first + day);
        return days;
    }

    private static DemandFamily Steady(string name, double mean, double variance, Func<Chance, double> draw) =>
        new(name, (chance, _) => draw(chance), _ => mean, _ => variance);

    private static double SeasonalMean(int day) =>
        16 * (1 + (0.4 * Math.Sin(2 * Math.PI * day / 365.25))) * (Weekday(day) < 2 ? 1.5 : 1) / (8.0 / 7);

    /// <summary>Days of the history have numbers below 0, and weekdays all the same.</summary>
    private static int Weekday(int day) => ((day % 7) + 7) % 7;
}
