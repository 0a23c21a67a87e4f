using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Demand;

namespace StockOrders.Tests.Domain.Demand;

public sealed class DemandHistoryTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);

    [Fact]
    public void A_series_begins_with_the_first_sale_and_ends_yesterday()
    {
        var history = DemandHistory.Of([(Today.AddDays(-4), 0), (Today.AddDays(-3), 2.5m), (Today.AddDays(-1), -1), (Today, 9)]);

        var series = history.Series(Today);

        Assert.Equal(Today.AddDays(-3), series.First);
        Assert.Equal([2.5, 0, 0], series.Sold);
        Assert.Equal([false, false, false], series.OutOfStock);
        Assert.Equal((-1m, 9m, 0m), (history.SoldOn(Today.AddDays(-1)), history.SoldOn(Today), history.SoldOn(Today.AddDays(5))));
    }

    [Fact]
    public void A_morning_sees_nothing_of_what_came_later()
    {
        (DateOnly, decimal)[] before = [(Today.AddDays(-9), 3), (Today.AddDays(-2), 4)];

        var then = DemandHistory.Of(before, [new(Today.AddDays(-5), 0)]).Series(Today);
        var later = DemandHistory.Of([.. before, (Today, 50), (Today.AddDays(7), 60)], [new(Today.AddDays(-5), 0), new(Today, 9)]).Series(Today);

        Assert.Equal(then.First, later.First);
        Assert.Equal(then.Sold, later.Sold);
        Assert.Equal(then.OutOfStock, later.OutOfStock);
    }

    [Fact]
    public void Days_after_an_empty_shelf_was_counted_are_out_of_stock_until_it_is_filled_or_something_is_sold()
    {
        var history = DemandHistory.Of(
            [(Today.AddDays(-10), 5), (Today.AddDays(-6), 1)],
            [new(Today.AddDays(-8), 0), new(Today.AddDays(-4), 20)]);

        // Counted empty on the evening of the 8th day back: the 7th to the 4th are out, but for the 6th, on which one was sold.
        Assert.Equal([-7, -5, -4], Out(history));
        Assert.Equal(
            history.Series(Today).OutOfStock,
            Enumerable.Range(-10, 10).Select(day => history.IsOutOfStock(Today.AddDays(day))));
    }

    [Fact]
    public void Without_counts_no_day_is_out_of_stock() =>
        Assert.Empty(Out(DemandHistory.Of([(Today.AddDays(-10), 5)])));

    [Fact]
    public void What_never_sold_has_no_series()
    {
        Assert.Equal(0, DemandHistory.None.Series(Today).Length);
        Assert.Equal(0, DemandHistory.Of([(Today.AddDays(-1), -3)], [new(Today.AddDays(-3), 0)]).Series(Today).Length);
        Assert.Equal(0, DemandHistory.Of([(Today, 3)]).Series(Today).Length);
    }

    [Fact]
    public void Two_years_are_kept_and_a_series_is_no_longer()
    {
        var history = DemandHistory.Of(Enumerable.Range(0, 1_000).Select(day => (Today.AddDays(-1 - day), 1m)));

        Assert.Equal((732, Today.AddDays(-732)), (history.Length, history.First));
        Assert.Equal(731, history.Series(Today).Length);
        Assert.Equal(731, history.Series(Today.AddDays(300)).Length);
        Assert.Equal(0, history.Series(Today.AddDays(300)).Sold[^1]);
    }

    [Fact]
    public void Series_and_single_days_tell_the_same_of_any_history()
    {
        var days = Gen.Choose(-800, 3).Zip(Gen.Choose(-3, 9)).ListOf();
        var levels = Gen.Choose(-800, 3).Zip(Gen.Choose(-2, 4)).ListOf();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(days.Zip(levels).ToArbitrary(), given =>
        {
            var history = DemandHistory.Of(
                given.Item1.Select(sale => (Today.AddDays(sale.Item1), sale.Item2 / 4m)),
                given.Item2.DistinctBy(level => level.Item1).Select(level => new StockLevel(Today.AddDays(level.Item1), level.Item2)));
            var series = history.Series(Today);
            for (var index = 0; index < series.Length; index++)
            {
                var day = series.First.AddDays(index);
                Assert.Equal((double)Math.Max(0, history.SoldOn(day)), series.Sold[index]);
                Assert.Equal(history.IsOutOfStock(day), series.OutOfStock[index]);
            }

            Assert.True(series.Length == 0 || series.First.AddDays(series.Length) == Today);
        }));
    }

    private static IEnumerable<int> Out(DemandHistory history) =>
        Enumerable.Range(-12, 13).Where(day => history.IsOutOfStock(Today.AddDays(day)));
}
