using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using static StockOrders.Tests.Domain.Replenishment.Shelf;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class PriceBreakTests
{
    // 600 at 4.00 needed. 1,000 at 3.90 saves 20 × 365 × 0.10 = 730 a year; (1,000 × 3.90 − 600 × 4.00) ÷ 2 = 750 more lie in stock, at 25 % 187.50.
    [Fact]
    public void More_is_ordered_where_the_lower_price_saves_more_than_holding_it_costs()
    {
        var found = Suggest(Facts(With(new PriceBreak(1_000, 3.9m)), 280));

        Assert.Equal((600m, 1_000m), (found.Replenishment, found.Quantity));
        Assert.Equal(new PriceBreakChoice(600, 4, 1_000, 3.9m, 730, 187.5m), found.PriceBreak);
    }

    // 10,000 at 3.90: (39,000 − 2,400) ÷ 2 × 25 % = 4,575 a year, for 730.
    [Theory]
    [InlineData(10_000, 3.9, 25)]
    [InlineData(1_000, 3.99, 25)] // saves 73, costs 198.75
    [InlineData(1_000, 4.1, 25)]
    [InlineData(1_000, 3.9, 100)]
    public void What_saves_less_than_it_costs_is_left(double from, double price, double holding) => Assert.Equal(
        600, Suggest(Facts(With(new PriceBreak((decimal)from, (decimal)price)), 280) with { Settings = Some.Settings with { HoldingCostPercent = (decimal)holding } }).Quantity);

    [Fact]
    public void Of_several_the_one_that_saves_most_after_holding_is_taken() => Assert.Equal(
        2_000, Suggest(Facts(With(new PriceBreak(1_000, 3.9m), new PriceBreak(2_000, 3.6m), new PriceBreak(9_000, 3.59m)), 280)).Quantity);

    [Fact]
    public void A_break_is_taken_in_whole_cases_and_within_what_may_be_bought()
    {
        var variant = With(new PriceBreak(1_000, 3.5m));

        Assert.Equal(1_008, Suggest(Facts(variant with { Vendors = [variant.Vendors[0] with { UomOrdering = 12 }] }, 280)).Quantity);
        Assert.Equal(600, Suggest(Facts(variant with { MaximumStock = 1_200 }, 280)).Quantity);
        Assert.Equal(600, Suggest(Facts(variant with { Vendors = [variant.Vendors[0] with { MaxQuantity = 900 }] }, 280)).Quantity);
    }

    [Fact]
    public void Nothing_is_bought_for_its_price_alone()
    {
        Assert.Equal(0, Suggest(Facts(With(new PriceBreak(1_000, 0.1m)), 281)).Quantity);
        Assert.Equal(10, Suggest(Facts(With(new PriceBreak(1_000, 0.1m)) with { SafetyStock = 10 }, 0, Forecast(0))).Quantity);
    }

    [Fact]
    public void A_vendors_most_caps_the_line_and_a_maximum_stock_the_position()
    {
        var most = Suggest(Facts(Thing with { Vendors = Offers(offer => offer with { MaxQuantity = 250, UomOrdering = 20 }) }, 280));
        Assert.Equal((600m, 240m), (most.Replenishment, most.Quantity));

        var room = Suggest(Facts(Thing with { MaximumStock = 400, Vendors = Offers(offer => offer with { UomOrdering = 50 }) }, 280));
        Assert.Equal((120m, 100m), (room.Replenishment, room.Quantity));

        var facts = Facts(Thing with { MaximumStock = 400, Vendors = Offers(offer => offer with { VendorPackaging = 200 }) }, 280);
        Assert.Equal(200, Suggest(facts).Quantity);
        Assert.Contains("Stock and orders come to 480, above the maximum of 400: the vendor sells no less.", SuggestionRemarks.Of(facts, Suggest(facts)));
    }

    [Fact]
    public void A_line_says_that_the_price_made_it_more()
    {
        var suggestion = Suggest(Facts(With(new PriceBreak(1_000, 3.9m)), 280));

        var line = Assert.Single(NeededLines.Of([NeededLine.From(suggestion)], StockOrders.Domain.Orders.OrderingTerms.Standard));

        Assert.Equal((1_000m, 3.9m), (line.Ordered, line.CostPrice));
        Assert.Contains(line.Messages!.Value, message => message.Contains("the price from 1,000 on is worth it", StringComparison.Ordinal));
    }

    private static Variant With(params PriceBreak[] breaks) => Thing with { Vendors = Offers(offer => offer with { PriceBreaks = [.. breaks] }) };
}
