namespace StockOrders.Tests.Domain.Forecasting.Families;

/// <summary>What the forecasts are proven on. A week is day 0 to 6; where the year matters there are two of them.</summary>
internal static class DemandFamilies
{
    private const int Year = 365;

    public static DemandFamily Normal { get; } = new(
        "normal", Year, (chance, days) => Steady(chance.OfAnySize(5, 100), days), (chance, mean) => Math.Max(0, chance.Normal(mean, mean * 0.3)), false);

    public static DemandFamily Poisson { get; } = new(
        "Poisson", Year, (chance, days) => Steady(chance.OfAnySize(1, 20), days), (chance, mean) => chance.Poisson(mean), false);

    public static DemandFamily NegativeBinomial { get; } = new(
        "negative binomial", Year, (chance, days) => Steady(chance.OfAnySize(1, 20), days), (chance, mean) => chance.NegativeBinomial(mean, 4), false);

    public static DemandFamily Weekly { get; } = new("weekly season", Year, Weeks, (chance, mean) => chance.Poisson(mean), true);

    public static DemandFamily Yearly { get; } = new("yearly season", 2 * Year, Years, (chance, mean) => chance.NegativeBinomial(mean, 1.5), true);

    public static DemandFamily Trend { get; } = new("trend", Year, Rising, (chance, mean) => chance.NegativeBinomial(mean, 1.5), true);

    public static DemandFamily Intermittent { get; } = new(
        "intermittent",
        Year,
        (chance, days) => Steady(chance.Between(0.05, 0.4), days),
        (chance, mean) => chance.Happens(mean) ? 1 + chance.Poisson(3) : 0,
        false);

    public static DemandFamily Dying { get; } = new(
        "dying", Year, (chance, days) => Fading(chance, days, 90, 270), (chance, mean) => chance.Poisson(mean), true);

    /// <summary>What has begun to fall so lately that little tells it from chance.</summary>
    public static DemandFamily FallingOfLate { get; } = new(
        "falling of late", Year, (chance, days) => Fading(chance, days, 14, 90), (chance, mean) => chance.Poisson(mean), true);

    public static IReadOnlyList<DemandFamily> All { get; } = [Normal, Poisson, NegativeBinomial, Weekly, Yearly, Trend, Intermittent, Dying, FallingOfLate];

    private static double[] Steady(double mean, int days)
    {
        var means = new double[days];
        Array.Fill(means, mean);
        return means;
    }

    private static double[] Weeks(Chance chance, int days)
    {
        var (level, means) = (chance.OfAnySize(3, 30), new double[days]);
        var first = (int)chance.Between(0, 7);
        double[] weekdays = [0.7, 0.7, 0.8, 0.9, 1.2, 1.7, 1.0];
        for (var day = 0; day < days; day++)
        {
            means[day] = level * weekdays[(first + day) % 7];
        }

        return means;
    }

    private static double[] Years(Chance chance, int days)
    {
        var (level, swing, peak, means) = (chance.OfAnySize(3, 30), chance.Between(0.4, 0.9), chance.Between(0, Year), new double[days]);
        for (var day = 0; day < days; day++)
        {
            means[day] = level * (1 + (swing * Math.Cos(2 * Math.PI * (day - peak) / Year)));
        }

        return means;
    }

    /// <summary>To double or half of what it was a year ago, in even steps.</summary>
    private static double[] Rising(Chance chance, int days)
    {
        var (level, growth, means) = (chance.OfAnySize(5, 50), chance.Happens(0.5) ? 1d : -0.5, new double[days]);
        for (var day = 0; day < days; day++)
        {
            means[day] = level * (1 + (growth * day / Year));
        }

        return means;
    }

    /// <summary>Since so many days it halves every one to three months.</summary>
    private static double[] Fading(Chance chance, int days, int fewest, int most)
    {
        var (level, from, half, means) = (chance.OfAnySize(2, 20), Year - chance.Between(fewest, most), chance.Between(30, 90), new double[days]);
        for (var day = 0; day < days; day++)
        {
            means[day] = level * Math.Pow(0.5, Math.Max(0, day - from) / half);
        }

        return means;
    }
}
