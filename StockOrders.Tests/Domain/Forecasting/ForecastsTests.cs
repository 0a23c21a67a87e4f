using StockOrders.Domain.Forecasting;

namespace StockOrders.Tests.Domain.Forecasting;

public sealed class ForecastsTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(365)]
    [InlineData(731)]
    public void The_same_every_day_is_forecast_exactly_and_never_differs(int days)
    {
        var forecast = Of(Every(days, _ => 20));

        Assert.Equal((ForecastMethod.Recent, 20d, 0d), (forecast.Method, forecast.Daily, forecast.Deviation));
        Assert.Equal(280, forecast.Sum(14));
        Assert.Equal(0, forecast.DeviationOver(14));
    }

    [Fact]
    public void Thirty_days_count_until_methods_can_be_compared()
    {
        var forecast = Of(Every(40, day => day < 10 ? 100 : 2));

        Assert.Equal(2, forecast.Daily);
        Assert.Empty(forecast.Errors);
    }

    [Fact]
    public void One_good_day_is_not_a_trend() => Assert.Equal(1, Of([7]).Daily);

    [Fact]
    public void Half_a_month_without_stock_does_not_halve_demand()
    {
        var sold = Every(30, day => day % 3 == 0 && day < 15 ? 2 : 0);

        var forecast = Of(sold, outOfStock: day => day >= 15);

        Assert.Equal(20, forecast.Sum(30), 5);
        Assert.Equal(15, forecast.OutOfStock);
    }

    [Fact]
    public void A_long_stock_out_leaves_the_level_of_the_last_days_in_stock()
    {
        var forecast = Of(Every(365, day => day < 300 ? 6 : 0), outOfStock: day => day >= 300);

        Assert.Equal(6, forecast.Daily);
    }

    [Fact]
    public void Weekdays_that_differ_are_found_and_each_day_to_come_has_its_own()
    {
        var forecast = Of(Every(364, day => day % 7 == 6 ? 22 : 4));

        Assert.Equal(ForecastMethod.HoltWinters, forecast.Method);
        Assert.Equal(4, forecast.Sum(1), 1);
        Assert.Equal(22, forecast.Between(6, 7), 1);
    }

    [Fact]
    public void What_a_person_set_is_taken_and_said()
    {
        var forecast = Of(Every(365, day => day % 9 == 0 ? 3 : 0), method: ForecastMethod.Tsb);

        Assert.Equal((ForecastMethod.Tsb, true), (forecast.Method, forecast.ByPerson));
        Assert.InRange(forecast.Daily, 0.25, 0.45);
    }

    [Fact]
    public void A_season_that_a_person_set_needs_a_year_or_a_category()
    {
        var sold = Every(200, _ => 5);

        Assert.Equal((ForecastMethod.Recent, false), (Of(sold, method: ForecastMethod.Seasonal).Method, Of(sold, method: ForecastMethod.Seasonal).ByPerson));
        Assert.Equal(ForecastMethod.Seasonal, Of(Every(365, _ => 5), method: ForecastMethod.Seasonal).Method);
        Assert.Equal(ForecastMethod.Seasonal, Of(sold, method: ForecastMethod.Seasonal, category: Winter()).Method);
    }

    [Fact]
    public void The_category_lends_its_season_to_a_variant_of_half_a_year()
    {
        var season = Winter().Season!;
        var first = Today.AddDays(-200).DayOfYear - 1;

        var forecast = Of(Every(200, day => Math.Round(20 * season.On(first + day))), category: Winter());

        Assert.Equal(ForecastMethod.Seasonal, forecast.Method);
        var expected = Enumerable.Range(0, 120).Sum(day => 20 * season.On(Today.DayOfYear - 1 + day));
        Assert.Equal(1, forecast.Sum(120) / expected, 0.05);
    }

    [Fact]
    public void What_sells_on_one_day_in_twelve_is_not_said_to_sell_more_or_less()
    {
        var forecast = Of(Every(365, day => day % 12 == 0 ? 6 : 0));

        Assert.Equal(0.5, forecast.Daily, 0.06);
    }

    [Fact]
    public void What_stopped_selling_half_a_year_ago_is_forecast_as_nothing() =>
        Assert.Equal(0, Of(Every(365, day => day < 180 ? 9 : 0)).Daily, 0.05);

    [Fact]
    public void A_level_that_has_just_risen_for_good_is_believed_within_a_month()
    {
        var forecast = Of(Every(365, day => (day < 335 ? 10 : 30) + (day % 2)));

        Assert.InRange(forecast.Daily, 25, 50);
    }

    [Fact]
    public void Errors_of_all_that_were_compared_are_shown_the_simplest_first()
    {
        var forecast = Of(Every(365, day => day % 5 == 0 ? 4 : 0));

        Assert.Equal(
            [ForecastMethod.Recent, ForecastMethod.HoltWinters, ForecastMethod.Croston, ForecastMethod.Sba, ForecastMethod.Tsb],
            forecast.Errors.Select(error => error.Method));
        Assert.True(forecast.Errors.Single(error => error.Method == forecast.Method).Error <= forecast.Errors.Min(error => error.Error) * 1.02 + 1e-6);
    }

    private static CategoryProfile Winter() => new(
        "Coats", 40, 2, 1, SeasonProfile.Normal([.. Enumerable.Range(0, SeasonProfile.Weeks).Select(week => 1 + (0.8 * Math.Cos(2 * Math.PI * week / 53)))]));

    private static double[] Every(int days, Func<int, double> sold) => [.. Enumerable.Range(0, days).Select(sold)];

    private static Forecast Of(
        double[] sold, Func<int, bool>? outOfStock = null, ForecastMethod? method = null, CategoryProfile? category = null) =>
        Forecasts.Of(
            sold,
            [.. Enumerable.Range(0, sold.Length).Select(day => outOfStock?.Invoke(day) ?? false)],
            Today,
            new ForecastTerms { Method = method, Category = category });
}
