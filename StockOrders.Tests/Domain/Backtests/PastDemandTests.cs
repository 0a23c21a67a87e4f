using StockOrders.Domain.Backtests;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Backtests;

public class PastDemandTests
{
    private static readonly DateOnly From = new(2026, 3, 1);

    [Fact]
    public void Days_out_of_stock_are_filled_with_what_was_expected_of_them_in_whole_units()
    {
        var history = Known(2.5m, out_of_stock: (10, 20));

        var demand = PastDemand.Of(history, From, From.AddDays(29), ForecastTerms.Automatic, 0);

        Assert.Equal((10, 25m), (demand.FilledDays, demand.FilledUnits));
        Assert.All(demand.Units.Skip(10).Take(10), units => Assert.True(units is 2 or 3));
        Assert.All(demand.Units.Take(10), units => Assert.Equal(2.5m, units));
    }

    [Fact]
    public void Returns_are_no_demand_and_days_that_nobody_knows_of_asked_for_nothing()
    {
        var history = DemandHistory.Of([(From, 5), (From.AddDays(1), -3)]);

        Assert.Equal([5m, 0m, 0m], PastDemand.Of(history, From, From.AddDays(2), ForecastTerms.Automatic, 0).Units.ToArray());
    }

    [Fact]
    public void It_opens_with_what_was_given_else_counted_else_with_what_would_have_been_ordered_up_to()
    {
        var facts = new ReorderFacts
        {
            Variant = new Variant { Id = new VariantId("a"), LeadTime = 14, SafetyStock = 7 },
            Warehouse = new WarehouseId("w"),
            Demand = DemandHistory.Of(Enumerable.Range(1, 60).Select(back => (From.AddDays(-back), 2m)), [new StockLevel(From.AddDays(-3), 50)]),
            Vendors = new Dictionary<VendorId, Vendor>(),
            Settings = Some.Settings,
            Today = From,
        };

        Assert.Equal((33m, OpeningStockSource.Given), OpeningStock.Of(33, facts, From));
        Assert.Equal((46m, OpeningStockSource.Counted), OpeningStock.Of(null, facts, From));
        Assert.Equal(((2m * 44) + 7, OpeningStockSource.Expected), OpeningStock.Of(null, facts with { Demand = Known(2, (0, 0)) }, From));
    }

    [Fact]
    public void A_rule_steers_safety_stock_by_what_it_names_alone_and_leaves_the_rest_as_it_stands()
    {
        var facts = new ReorderFacts
        {
            Variant = new Variant { Id = new VariantId("a"), SafetyStock = 90, ReviewPeriod = 10, Vendors = [new VendorOffer { Vendor = new VendorId("v"), CostPrice = 1, LeadTime = 30 }] },
            Warehouse = new WarehouseId("w"),
            Vendors = new Dictionary<VendorId, Vendor>(),
            Settings = Some.Settings,
            Today = From,
        };

        var leveled = new BacktestRule("a") { ServiceLevel = 0.9 }.On(facts).Variant;
        var quicker = new BacktestRule("b") { LeadTime = 3 }.On(facts).Variant;

        Assert.Equal((0.9, 0m, 10), (leveled.ServiceLevel, leveled.SafetyStock, leveled.ReviewPeriod));
        Assert.Equal((90m, 3), (quicker.SafetyStock, quicker.Vendors[0].LeadTime));
    }

    /// <summary>The same units on each of the 60 days before and 30 after, but on those that began without stock.</summary>
    private static DemandHistory Known(decimal units, (int From, int Until) out_of_stock) => DemandHistory.Of(
        Enumerable.Range(-60, 90).Where(day => day < out_of_stock.From || day >= out_of_stock.Until).Select(day => (From.AddDays(day), units)),
        out_of_stock.From == out_of_stock.Until ? [] : [new StockLevel(From.AddDays(out_of_stock.From - 1), 0), new StockLevel(From.AddDays(out_of_stock.Until - 1), 99)]);
}
