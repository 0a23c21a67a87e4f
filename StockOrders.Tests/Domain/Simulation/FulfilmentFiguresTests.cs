using StockOrders.Domain.Simulation;

namespace StockOrders.Tests.Domain.Simulation;

public class FulfilmentFiguresTests
{
    [Fact]
    public void A_cycle_runs_from_one_arrival_to_the_day_before_the_next_and_counts_once_however_often_it_ran_dry()
    {
        var figures = FulfilmentFigures.Of(Days((0, 1), (10, 0), (0, 2), (0, 1), (10, 0), (10, 0), (0, 5)));

        Assert.Equal((2, 1), (figures.Cycles, figures.StockOutCycles));
        Assert.Equal(0.5m, figures.CycleServiceLevel);
        Assert.Equal(4, figures.StockOutDays);
    }

    [Fact]
    public void Where_no_cycle_was_complete_there_is_no_level_and_where_nothing_was_asked_for_no_rate()
    {
        var figures = FulfilmentFigures.Of([new SimulatedDay(new DateOnly(2026, 5, 1), 0, 0, 0, 0, 8)]);

        Assert.Null(figures.CycleServiceLevel);
        Assert.Null(figures.FillRate);
        Assert.Equal(8, figures.AverageStock);
    }

    [Fact]
    public void Fill_rate_is_by_units_and_stock_is_the_mean_of_mornings_and_evenings()
    {
        var day = new DateOnly(2026, 5, 1);

        var figures = FulfilmentFigures.Of([new SimulatedDay(day, 0, 4, 6, 0, 4), new SimulatedDay(day.AddDays(1), 0, 0, 6, 2, 0)]);

        Assert.Equal(10m / 12, figures.FillRate);
        Assert.Equal((7 + 2) / 2m, figures.AverageStock);
        Assert.Equal((1, 4m), (figures.Orders, figures.OrderedUnits));
    }

    [Fact]
    public void Days_to_settle_do_not_count()
    {
        var figures = FulfilmentFigures.Of(Days((10, 3), (10, 0), (10, 0)), skip: 1);

        Assert.Equal((2, 1, 0), (figures.Days, figures.Cycles, figures.StockOutDays));
    }

    private static SimulatedDay[] Days(params (decimal Arrived, decimal Lost)[] days) =>
        [.. days.Select((day, index) => new SimulatedDay(new DateOnly(2026, 5, 1).AddDays(index), day.Arrived, 0, 5, day.Lost, 0))];
}
