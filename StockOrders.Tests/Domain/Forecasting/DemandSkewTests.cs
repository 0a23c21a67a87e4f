using StockOrders.Domain.Forecasting;
using StockOrders.Tests.Domain.Forecasting.Families;

namespace StockOrders.Tests.Domain.Forecasting;

/// <summary>Lumpy demand missed its service level by 3 to 5 points while every variant had the skew of sizes that hardly vary.</summary>
public sealed class DemandSkewTests
{
    // Four days of 6 in 40: mean 0.6, variance 3.6 − 0.36 = 3.24, third cumulant 21.6 − 3 × 0.6 × 3.6 + 2 × 0.216 = 15.552; × 0.6 ÷ 3.24² = 0.889,
    // with ten days of 1.1: (4 × 0.889 + 11) ÷ 14 = 1.0397.
    [Fact]
    public void It_is_worked_out_from_the_days_in_stock_and_drawn_to_what_is_usual_while_demands_are_few() =>
        Assert.Equal(1.0397, Of([.. Enumerable.Range(0, 40).Select(day => day % 10 == 0 ? 6d : 0)]), 4);

    // Nine of 1 and one of 10 in 100: mean 0.19, variance 1.09 − 0.0361 = 1.0539, third cumulant 10.09 − 3 × 0.19 × 1.09 + 2 × 0.006859 = 9.482418;
    // × 0.19 ÷ 1.0539² = 1.622086, with ten days of 1.1: (10 × 1.622086 + 11) ÷ 20 = 1.3610.
    [Fact]
    public void Much_that_is_seldom_asked_for_at_once_is_more_skewed_than_demands_of_one_size() =>
        Assert.Equal(1.3610, Of([.. Enumerable.Range(0, 100).Select(day => day == 55 ? 10d : day % 10 == 0 && day != 50 ? 1 : 0)]), 4);

    [Theory]
    [InlineData(0, 0, 1.1)]
    [InlineData(60, 7, 1.1)]
    [InlineData(60, 0.1, 1.1)]
    [InlineData(299, 0.7, 1.1)]
    public void Without_sales_or_without_variance_it_is_what_is_usual(int days, double units, double skew) =>
        Assert.Equal(skew, Of([.. Enumerable.Repeat(units, days)]));

    [Fact]
    public void It_is_between_that_of_demands_of_one_size_and_a_gammas()
    {
        Assert.Equal(1, Of([.. Enumerable.Range(0, 200).Select(day => 10d + (day % 2))]));
        Assert.Equal(2, Of([.. Enumerable.Range(0, 700).Select(day => day == 350 ? 1000d : 5)]));
    }

    [Fact]
    public void Days_out_of_stock_do_not_count()
    {
        double[] sold = [.. Enumerable.Range(0, 80).Select(day => day % 10 == 0 ? 6d : 0)];
        bool[] outOfStock = [.. Enumerable.Range(0, 80).Select(day => day >= 40)];

        Assert.Equal(Of(sold[..40]), Forecasts.Of(sold, outOfStock, ForecastTable.Today, ForecastTerms.Automatic).SkewOfVariation);
    }

    private static double Of(double[] sold) =>
        Forecasts.Of(sold, new bool[sold.Length], ForecastTable.Today, ForecastTerms.Automatic).SkewOfVariation;
}
