using StockOrders.Domain.Forecasting;

namespace StockOrders.Tests.Domain.Forecasting;

public sealed class ForecastStartsTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly CategoryProfile Shirts = new("Shirts", 12, 3, 1.5, null);

    [Fact]
    public void What_a_person_named_comes_first_however_old_the_variant_is()
    {
        var start = ForecastStarts.Of(("shirt-red-m", Selling(9)), "shirt", [Selling(2)], Shirts, since: null, Today);

        Assert.Equal(new ForecastStart(ForecastStartKind.Sibling, "shirt-red-m", 9, 0), start);
    }

    [Fact]
    public void Siblings_of_its_product_come_before_its_category() =>
        Assert.Equal(new ForecastStart(ForecastStartKind.Sibling, "shirt", 3, 0), Of([Selling(2), Selling(4)], Today));

    [Fact]
    public void The_category_stands_in_where_the_product_has_no_other() =>
        Assert.Equal(new ForecastStart(ForecastStartKind.Category, "Shirts", 3, 1.5), Of([], Today.AddDays(-60)));

    [Fact]
    public void What_has_not_sold_for_two_months_is_not_expected_to_sell_like_the_rest() => Assert.Null(Of([Selling(2)], Today.AddDays(-61)));

    private static ForecastStart? Of(Forecast[] siblings, DateOnly since) => ForecastStarts.Of(null, "shirt", siblings, Shirts, since, Today);

    private static Forecast Selling(double daily) =>
        Forecasts.Of([.. Enumerable.Repeat(daily, 40)], new bool[40], Today, ForecastTerms.Automatic);
}
