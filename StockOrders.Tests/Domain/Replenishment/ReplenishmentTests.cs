using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using static System.Globalization.CultureInfo;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class ReplenishmentTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);
    private static readonly WarehouseId Here = WarehouseId.From("w1");
    private static readonly AccountId Account = AccountId.From("demo");

    private static readonly Vendor Wonka = new()
    {
        Id = VendorId.From("vendor_1"), Name = "Wonka Candy", Email = "sales@wonka.example", Currency = Some.Pounds, LeadTime = 14,
    };

    private static readonly Variant Chocolate = new()
    {
        Id = Some.Bolt,
        ReviewPeriod = 30,
        SafetyStock = 100,
        Vendors = [new VendorOffer { Vendor = Wonka.Id, CostPrice = 4.2m }],
    };

    [Theory]
    [InlineData(14, "20", "0", "280")]
    [InlineData(14, "20", "100", "380")]
    [InlineData(0, "20", "5", "5")]
    public void The_reorder_point_is_lead_time_times_daily_sales_and_safety_stock(int leadTime, string daily, string safety, string point) => Assert.Equal(
        Number(point),
        Shelf.Suggest(
            Chocolate with { LeadTime = leadTime, SafetyStock = Number(safety) },
            Here,
            Daily(Number(daily), Today.AddDays(-60), 60),
            0,
            Vendors(Wonka),
            Some.Settings,
            Today).ReorderPoint);

    [Theory]
    [InlineData(381, 0, 0)]
    [InlineData(380, 0, 600)] // 20 × (14 + 30) + 100 − 380
    [InlineData(280, 0, 700)]
    [InlineData(0, 0, 700)] // sales of the fourteen days without stock are lost, and not bought back
    [InlineData(0, 380, 320)]
    [InlineData(0, 381, 0)] // what is on order is not bought again
    [InlineData(-20, 0, 720)] // oversold
    public void At_the_reorder_point_it_orders_up_to_lead_time_and_review_period(int onHand, int onOrder, int quantity)
    {
        var suggestion = Suggest(Chocolate with { InStock = Stock(onHand) }, onOrder: onOrder);

        Assert.Equal((380m, quantity), (suggestion.ReorderPoint, (int)suggestion.Quantity));
        Assert.Equal((20m, 14, onHand + onOrder), (suggestion.DailySales, suggestion.LeadTime, (int)suggestion.Position));
    }

    [Fact]
    public void What_does_not_sell_and_needs_no_safety_is_not_ordered() =>
        Assert.Equal(0, Shelf.Suggest(Chocolate with { SafetyStock = 0 }, Here, DemandHistory.None, 0, Vendors(Wonka), Some.Settings, Today).Quantity);

    [Fact]
    public void The_offers_lead_time_goes_before_the_variants_and_that_before_the_vendors()
    {
        Assert.Equal(14, Suggest(Chocolate).LeadTime);
        Assert.Equal(9, Suggest(Chocolate with { LeadTime = 9 }).LeadTime);
        Assert.Equal(5, Suggest(Chocolate with { LeadTime = 9, Vendors = [Chocolate.Vendors[0] with { LeadTime = 5 }] }).LeadTime);
    }

    [Fact]
    public void Sales_of_today_and_of_days_to_come_do_not_count()
    {
        var more = DemandHistory.Of([.. Days(20, Today.AddDays(-60), 60), (Today, 900), (Today.AddDays(3), 900)]);

        Assert.Equal(20, more.AverageDaily(Today));
    }

    [Fact]
    public void A_new_variant_is_averaged_from_its_first_sale_over_a_week_at_least()
    {
        Assert.Equal(20, Daily(20, Today.AddDays(-10), 10).AverageDaily(Today));
        Assert.Equal(10, Daily(70, Today.AddDays(-1), 1).AverageDaily(Today));
        Assert.Equal(0, Daily(20, Today, 5).AverageDaily(Today));
        Assert.Equal(0, Daily(20, Today.AddDays(-90), 30).AverageDaily(Today));
        Assert.Equal(0, Daily(-5, Today.AddDays(-20), 20).AverageDaily(Today));
    }

    [Theory]
    [InlineData("45", null, "10", 0, "50")]
    [InlineData("3", "10", null, 0, "10")]
    [InlineData("3", "10", "4", 0, "12")]
    [InlineData("12.2", null, null, 0, "13")]
    [InlineData("12.21", null, null, 1, "12.3")]
    [InlineData("6", null, "2.5", 0, "10")] // cases of 2.5 counted things come in fives
    [InlineData("6", null, "2.5", 1, "7.5")]
    [InlineData("300.0000000000000000000000015", null, "20", 0, "300")] // dust of a division
    [InlineData("12.000000000001", "12", "0.4", 1, "12.0")]
    [InlineData("0", "10", "10", 0, "0")]
    [InlineData("-5", "10", "10", 0, "0")]
    [InlineData("5", "0", "0", 0, "5")]
    public void Quantities_meet_minimum_and_case(string needed, string? minimum, string? multiple, int decimals, string quantity) => Assert.Equal(
        Number(quantity),
        OrderQuantity.RoundedUp(Number(needed), minimum is null ? null : Number(minimum), multiple is null ? null : Number(multiple), decimals));

    [Fact]
    public void A_third_of_a_unit_a_day_for_thirty_days_is_ten_and_not_eleven()
    {
        var variant = Chocolate with { SafetyStock = 0, LeadTime = 0 };
        var demand = DemandHistory.Of([(Today.AddDays(-30), 10)]);

        Assert.Equal(10, Shelf.Suggest(variant, Here, demand, 0, Vendors(Wonka), Some.Settings, Today).Quantity);
    }

    [Fact]
    public void One_draft_the_same_each_time_with_what_is_needed_and_sold()
    {
        var suggestions = new[]
        {
            Suggest(Chocolate with { Id = Some.Nut }), Suggest(Chocolate),
            Suggest(Chocolate with { Id = VariantId.From("v8"), Vendors = [] }), Suggest(Chocolate with { Id = VariantId.From("v9"), InStock = Stock(1_000) }),
        };

        var draft = Assert.Single(Plan(suggestions).Drafts);
        var again = Assert.Single(Plan([.. suggestions.Reverse()]).Drafts);

        Assert.Equal(2, draft.Lines.Length);
        Assert.Equal(draft.Header, again.Header);
        Assert.Equal(draft.Lines, again.Lines, LineRules.IsSame);
        Assert.Equal((Today.AddDays(14), false), (draft.Header.ExpectedDate!.Value, draft.Submits));
    }

    [Fact]
    public void A_draft_has_the_price_of_its_quantity_the_vendors_terms_and_one_currency()
    {
        var euros = Chocolate with { Id = Some.Nut, Vendors = [Chocolate.Vendors[0] with { Currency = Currency.Of("EUR"), CostPrice = 5 }] };
        var pounds = Chocolate with { Vendors = [Chocolate.Vendors[0] with { PriceBreaks = [new(700, 4), new(701, 5)] }] };
        var vendor = Wonka with { Attn = "Charlie", Address = "1 Cherry Street", PaymentTerms = "30 days", ShipmentMethod = "Sea" };

        var plan = Plan(SuggestFrom(vendor, pounds), SuggestFrom(vendor, euros)).Drafts;

        Assert.Equal(["EUR", "GBP"], plan.Select(draft => draft.Header.Currency.Code));
        Assert.Equal([5m, 4m], plan.Select(draft => Assert.Single(draft.Lines).CostPrice));
        var header = plan[0].Header;
        Assert.Equal(("Charlie", "1 Cherry Street", "30 days", "Sea"), (header.Attn, header.VendorAddress, header.PaymentTerms, header.ShipmentMethod));
    }

    [Theory]
    [InlineData("10", "40", "320")]
    [InlineData("40", "10", "320")]
    public void The_larger_of_safety_and_minimum_stock_is_what_should_be_left(string safety, string minimum, string reorderPoint) => Assert.Equal(
        Number(reorderPoint), Suggest(Chocolate with { SafetyStock = Number(safety), MinimumStock = Number(minimum) }).ReorderPoint);

    [Fact]
    public void A_planned_draft_is_an_order_that_can_be_made()
    {
        var draft = Plan(Suggest(Chocolate)).Drafts[0];
        var story = new Story().Do(new OrderCommand.Create(OrderId.From("0123456789abcdef01234567"), OrderType.Purchase, OrderSource.Replenishment, draft.Header, draft.Lines));

        Assert.Equal((Stage.Draft, 700m, 4.2m), (story.Order.Stage, story.Line.Ordered, story.Line.CostPrice));
    }

    [Fact]
    public void A_draft_below_the_vendors_minimum_says_so()
    {
        var plan = Plan(SuggestFrom(Wonka with { MinOrderValue = 5_000 }, Chocolate)).Drafts;

        Assert.Equal(["2,940.00 GBP is below the vendor's minimum order value of 5,000.00 GBP."], plan[0].Remarks.ToArray());
    }

    [Fact]
    public void More_than_an_order_holds_goes_on_several()
    {
        var suggestion = Suggest(Chocolate);
        var many = Enumerable.Range(0, 2_001)
            .Select(number => suggestion with { Variant = Chocolate with { Id = VariantId.From($"v{number:D5}") } });

        var plan = Plan([.. many]).Drafts;
        Assert.Equal([2_000, 1], plan.Select(draft => draft.Lines.Length));
    }

    private static WantedDrafts Plan(params Suggestion[] suggestions) => DraftPlan.Of(
        Today,
        [.. suggestions.Select(suggestion => new DraftNeed(suggestion))],
        new Tonight(GenerationRule.Always(submit: false), Generates.Drafts, null),
        ImmutableHashSet<Currency>.Empty);

    private static Suggestion Suggest(Variant variant, decimal onOrder = 0) => SuggestFrom(Wonka, variant, onOrder);

    private static Suggestion SuggestFrom(Vendor vendor, Variant variant, decimal onOrder = 0) => Shelf.Suggest(
        variant, Here, Daily(20, Today.AddDays(-60), 60), onOrder, Vendors(vendor), Some.Settings, Today);

    private static DemandHistory Daily(decimal quantity, DateOnly from, int days) =>
        DemandHistory.Of(Days(quantity, from, days));

    private static IEnumerable<(DateOnly, decimal)> Days(decimal quantity, DateOnly from, int days) =>
        Enumerable.Range(0, days).Select(day => (from.AddDays(day), quantity));

    private static ImmutableSortedDictionary<string, decimal> Stock(decimal quantity) =>
        ImmutableSortedDictionary<string, decimal>.Empty.Add(Here.Value, quantity);

    private static Dictionary<VendorId, Vendor> Vendors(params Vendor[] vendors) => vendors.ToDictionary(vendor => vendor.Id);

    private static decimal Number(string text) => decimal.Parse(text, InvariantCulture);
}
