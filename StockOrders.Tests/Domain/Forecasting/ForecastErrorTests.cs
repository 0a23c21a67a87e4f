using StockOrders.Tests.Domain.Forecasting.Families;

namespace StockOrders.Tests.Domain.Forecasting;

/// <summary>The proof at a size that takes seconds; the benchmark "forecast" has it at full size.</summary>
public sealed class ForecastErrorTests
{
    public static TheoryData<string> Families => [.. DemandFamilies.All.Select(family => family.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_automatic_choice_errs_no_more_than_the_best_plain_forecast_and_less_where_there_is_a_pattern(string name)
    {
        var family = DemandFamilies.All.Single(one => one.Name == name);

        foreach (var days in new[] { 10, 28 })
        {
            var errors = ForecastTable.Of(family, 300, days, []);
            var best = PlainForecasts.All.Min(plain => errors[plain.Name]);
            Assert.True(
                errors[ForecastTable.Automatic] <= best * (family.Pattern ? 1 : 1.02),
                $"{days} days: {string.Join(", ", errors.Select(error => $"{error.Key} {error.Value:F3}"))}");
        }
    }
}
