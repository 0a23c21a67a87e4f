using StockOrders.Domain.Forecasting;
using StockOrders.Tests.Domain.Forecasting.Families;

namespace StockOrders.Tests.Domain.Forecasting;

/// <summary>The proof at a size that takes seconds; the benchmark "forecast" has it at full size.</summary>
public sealed class ForecastErrorTests
{
    /// <summary>Of the first variants. The methods were looked at on those from 1 on, and on some from 610,001 to 831,000: the last three are of neither.</summary>
    private static readonly int[] Seeds = [1, 1_410_001, 1_520_001, 1_630_001];

    public static TheoryData<string> Families => [.. DemandFamilies.All.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_automatic_choice_errs_no_more_than_the_best_plain_forecast_and_less_where_there_is_a_pattern(string name)
    {
        var family = DemandFamilies.All.Single(one => one.Name == name);

        foreach (var days in new[] { 10, 28 })
        {
            var toBest = Seeds.AsParallel().AsOrdered().Select(first => ToBest(ForecastTable.Of(family, 1_000, days, [], first))).ToArray();

            Assert.True(
                toBest.All(ratio => ratio <= (family.Pattern ? 1 : 1.02)),
                $"{days} days: {string.Join(", ", toBest.Select(ratio => $"{ratio:F3}"))}");
        }
    }

    private static double ToBest(IReadOnlyDictionary<string, double> errors) =>
        errors[ForecastTable.Automatic] / PlainForecasts.All.Min(plain => errors[plain.Name]);

    [Theory]
    [MemberData(nameof(Families))]
    public void What_comes_in_a_fortnight_is_within_1_645_deviations_about_as_often_as_a_normal_says(string name)
    {
        var family = DemandFamilies.All.Single(one => one.Name == name);
        const int Variants = 500;
        const int Days = 14;

        var within = Enumerable.Range(1, Variants).Count(seed =>
        {
            var all = family.Variant(seed, Days);
            var forecast = Forecasts.Of(all.AsSpan(..family.Days), new bool[family.Days], ForecastTable.Today, ForecastTerms.Automatic);
            return all[family.Days..].Sum() <= forecast.Sum(Days) + (1.645 * forecast.DeviationOver(Days));
        });

        Assert.InRange((double)within / Variants, 0.90, 0.985);
    }
}
