using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class StockOutlooksTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);
    private static readonly WarehouseId Here = WarehouseId.From("w1");

    [Fact]
    public void What_sells_ten_a_day_and_is_short_of_its_lead_time_loses_the_days_in_between()
    {
        var outlook = Outlook(onHand: 65, Promised.Nothing.Bought(100, Today.AddDays(10)).MovedIn(5, Today.AddDays(-3)).MovedOut(7));

        // 70 last seven days, three days are lost, then four days take 40 of the 100.
        Assert.Equal((7, 30m, 60m), (outlook.SellOutDays!.Value, outlook.LostSales, outlook.ForecastedStock));
        Assert.Equal(0m, outlook.CurrentForecastedStock);
        Assert.Equal((300m, 300m + 2_400m), (outlook.LostRevenue!.Value, outlook.UnderValue!.Value));
        Assert.Equal((100m, 5m, 7m), (outlook.PurchaseOrders, outlook.TransfersIn, outlook.TransfersOut));
    }

    [Theory]
    [InlineData(300, 15)] // 300 − 150, at 10 a day
    [InlineData(159, 0)]
    [InlineData(10, 0)]
    public void The_day_to_order_on_is_when_the_reorder_point_is_reached(int onHand, int days) =>
        Assert.Equal(Today.AddDays(days), Outlook(onHand, Promised.Nothing).ReplenishDate);

    [Fact]
    public void What_does_not_sell_never_sells_out_and_has_no_day_to_order_on()
    {
        var outlook = Outlook(5, Promised.Nothing, daily: 0, safety: 0);

        Assert.Null(outlook.SellOutDays);
        Assert.Null(outlook.ReplenishDate);
        Assert.Equal((5m, 0m, 0m), (outlook.ForecastedStock, outlook.LostSales, outlook.ToOrderCost!.Value));
    }

    [Fact]
    public void What_lasts_a_hundred_years_never_sells_out() => Assert.Null(Outlook(1_000_000_000, Promised.Nothing).SellOutDays);

    [Fact]
    public void Sales_are_summed_up_to_yesterday_and_returns_taken_off()
    {
        var sold = DemandHistory.Of(new Dictionary<int, decimal> { [0] = 999, [-1] = 1, [-7] = 2, [-8] = -1, [-30] = 4, [-31] = 8, [-365] = 16, [-366] = 32 }
            .Select(day => (Today.AddDays(day.Key), day.Value)));

        Assert.Equal(new SalesSums(3, 6, 14, 14, 14, 30), StockOutlooks.SumsOf(sold, Today));
    }

    [Fact]
    public void What_to_order_costs_its_price_at_that_quantity_in_the_accounts_currency()
    {
        Assert.Equal(2_635m, Outlook(95, Promised.Nothing, currency: "EUR").ToOrderCost); // 310 × 10.00 EUR × 0.85; 45 of the 355 are lost
        Assert.Null(Outlook(95, Promised.Nothing, currency: "JPY").ToOrderCost);
    }

    [Fact]
    public void Together_it_sells_out_when_the_first_does_and_a_figure_not_known_of_one_is_not_known()
    {
        var one = new StockOutlook { SellOutDays = 3, ReplenishDate = Today.AddDays(2), LostSales = 1, LostRevenue = 2, ToOrderCost = 5 };
        var other = new StockOutlook { SellOutDays = 2, LostSales = 4, LostRevenue = 8 };

        var both = StockOutlooks.Together([one, other]);

        Assert.Equal((2, Today.AddDays(2), 5m, 10m), (both.SellOutDays!.Value, both.ReplenishDate!.Value, both.LostSales, both.LostRevenue!.Value));
        Assert.Null(both.ToOrderCost);
        Assert.Equal(new StockOutlook { LostRevenue = 0, UnderValue = 0, ToOrderCost = 0 }, StockOutlooks.Together([]));
    }

    [Fact]
    public void Whatever_arrives_nothing_is_sold_twice_or_made_up_for() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
            Gen.Choose(0, 200).ToArbitrary(),
            Gen.Choose(0, 9).ToArbitrary(),
            (from day in Gen.Choose(0, 40) from quantity in Gen.Choose(1, 50) select (day, (decimal)quantity)).ListOf().ToArbitrary(),
            (onHand, daily, arrivals) =>
            {
                const int Days = 30;
                var curve = new DemandCurve(daily);
                (int, decimal)[] byDay = [.. arrivals.OrderBy(arrival => arrival.day)];
                var (left, lost) = StockForecast.After(onHand, curve, byDay, Days);
                var came = arrivals.Where(arrival => arrival.day <= Days).Sum(arrival => arrival.Item2);
                var sellOut = StockForecast.SellOut(onHand, curve, byDay);
                return onHand + came - left == (daily * Days) - lost && left >= 0 && lost >= 0 && (lost == 0 || sellOut < Days);
            }));

    /// <summary>A lead time of 14 days, a review period of 30, safety stock of 10 and a price of 10 each.</summary>
    private static StockOutlook Outlook(decimal onHand, Promised promised, decimal daily = 10, decimal safety = 10, string currency = "GBP")
    {
        var vendor = new Vendor { Id = new VendorId("v"), Name = "V", Currency = Currency.Of(currency), LeadTime = 14 };
        var variant = new Variant
        {
            Id = Some.Bolt,
            ReviewPeriod = 30,
            Price = 10,
            SafetyStock = safety,
            Vendors = [new VendorOffer { Vendor = vendor.Id, CostPrice = 99, PriceBreaks = [new(2, 10)] }],
            InStock = ImmutableSortedDictionary<string, decimal>.Empty.Add(Here.Value, onHand),
        };
        var sold = DemandHistory.Of(Enumerable.Range(1, 60).Select(day => (Today.AddDays(-day), daily)));
        var settings = Some.Settings with { Rates = ImmutableSortedDictionary<string, decimal>.Empty.Add("EUR", 0.85m) };
        var suggestion = Shelf.Suggest(
            variant, Here, sold, promised.OnOrder, new Dictionary<VendorId, Vendor> { [vendor.Id] = vendor }, settings, Today);
        return StockOutlooks.Of(suggestion, sold, promised, settings, Today);
    }
}
