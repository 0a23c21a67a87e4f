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

    private static Forecast Of(int days) =>
        Forecasts.Of([.. Enumerable.Repeat(7d, days)], new bool[days], Today, new ForecastTerms { Start = Like });
}
