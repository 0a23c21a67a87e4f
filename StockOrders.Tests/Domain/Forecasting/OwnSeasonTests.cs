using StockOrders.Domain.Forecasting;
using StockOrders.Tests.Domain.Forecasting.Families;

namespace StockOrders.Tests.Domain.Forecasting;

public sealed class OwnSeasonTests
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    [Fact]
    public void What_swings_with_the_year_has_a_season_that_is_closer_to_the_truth_than_its_weeks_are()
    {
        var sold = Sold(day => 12 * (1 + (0.5 * Math.Sin(2 * Math.PI * day / 365))));

        var season = Season(sold);

        for (var week = 0; week < SeasonProfile.Weeks - 1; week++)
        {
            Assert.Equal(1 + (0.5 * Math.Sin(2 * Math.PI * ((7 * week) + 3) / 365)), season.Factors[week], 0.15);
        }
    }

    [Fact]
    public void Weeks_that_stand_out_clearly_stay_where_no_wave_would_explain_them()
    {
        var season = Season(Sold(day => day / 7 is >= 46 and <= 49 ? 50 : 10));

        Assert.InRange(season.Factors[48], 2.5, 5);
        Assert.InRange(season.Factors[20], 0.6, 0.95);
    }

    [Fact]
    public void What_sells_at_random_has_no_season_nearly_always()
    {
        var flat = Enumerable.Range(1, 100).Count(seed => Season(Sold(_ => 10, seed)).Factors.All(factor => factor == 1));

        Assert.InRange(flat, 85, 100);
    }

    private static double[] Sold(Func<int, double> mean, int seed = 7)
    {
        var chance = new Chance(seed);
        return [.. Enumerable.Range(0, 365).Select(day => chance.Poisson(mean(day)))];
    }

    private static SeasonProfile Season(double[] sold) =>
        Forecasts.Of(sold, new bool[sold.Length], Today, new ForecastTerms { Method = ForecastMethod.Seasonal }).Curve.Season!;
}
