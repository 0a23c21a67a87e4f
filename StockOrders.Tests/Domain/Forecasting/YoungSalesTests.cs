using StockOrders.Domain.Forecasting;

namespace StockOrders.Tests.Domain.Forecasting;

public sealed class YoungSalesTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly ForecastStart Like = new(ForecastStartKind.Sibling, "shirt-red-m", Daily: 4, Deviation: 2);

    [Fact]
    public void What_never_sold_sells_like_its_sibling()
    {
        var forecast = Of(0);

        Assert.Equal((4d, 2d, Like), (forecast.Daily, forecast.Deviation, forecast.Start));
    }

    [Theory]
    [InlineData(7, 4.75)]
    [InlineData(14, 5.5)]
    [InlineData(21, 6.25)]
    public void Own_days_take_the_place_of_the_siblings_one_by_one(int days, double daily) => Assert.Equal(daily, Of(days).Daily, 6);

    [Fact]
    public void After_four_weeks_in_stock_only_its_own_sales_count()
    {
        Assert.Equal(7, Of(28).Daily);
        Assert.Null(Of(28).Start);
    }

    [Fact]
    public void Nothing_is_expected_where_nothing_sold_and_nothing_is_like_it() =>
        Assert.Equal(0, Forecasts.Of([], [], Today, ForecastTerms.Automatic).Sum(365));

    // Sales of days in stock were held against the season of all days: what was there in the peak alone seemed to sell twice as much all year.
    [Fact]
    public void Sales_are_held_against_the_season_of_the_days_on_which_it_was_in_stock()
    {
        var peak = SeasonProfile.Normal([.. Enumerable.Range(0, SeasonProfile.Weeks).Select(week => week is >= 20 and < 30 ? 2d : 1)])!;
        var today = new DateOnly(2026, 11, 1);
        var from = new DateOnly(2026, 1, 1).AddDays(23 * 7).DayNumber - today.AddDays(-300).DayNumber;
        bool[] outOfStock = [.. Enumerable.Range(0, 300).Select(day => day < from || day >= from + 20)];
        double[] sold = [.. outOfStock.Select(isOut => isOut ? 0d : 10 * peak.Factors[23])];
        var start = new ForecastStart(ForecastStartKind.Category, "Fans", Daily: 0, Deviation: 0);

        var forecast = Forecasts.Of(sold, outOfStock, today, new ForecastTerms { Start = start, Category = new CategoryProfile("Fans", 12, 10, 3, peak) });

        // Ten a day were it not for the season, of which the start, that sells nothing, leaves 20 parts of 28.
        Assert.Equal(10 * 20d / 28, forecast.Sum(364) / Enumerable.Range(0, 364).Sum(day => peak.On(today.DayOfYear - 1 + day)), 2);
    }

    private static Forecast Of(int days) =>
        Forecasts.Of([.. Enumerable.Repeat(7d, days)], new bool[days], Today, new ForecastTerms { Start = Like });
}
