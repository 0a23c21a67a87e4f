using System.Text.Json.Nodes;
using static StockOrders.Tests.WholeLife.DuplicateOrderComplaints;

namespace StockOrders.Tests.WholeLife;

/// <summary>Runs that order by an account's rules.</summary>
public sealed class GenerationByRules
{
    [Theory]
    [InlineData("Pacific/Auckland", 6, 1)] // Saturday, 03:00, while London has Friday afternoon.
    [InlineData("America/Los_Angeles", 6, 0)]
    [InlineData("America/Los_Angeles", 25, 1)] // Saturday, 03:00 there.
    [InlineData("Pacific/Kiritimati", 2, 0)] // Saturday already, 01:00: before the night.
    [InlineData("Pacific/Kiritimati", 4, 1)]
    public async Task Weekdays_are_those_of_the_account(string zone, int hours, int orders)
    {
        await using var shop = await Open();
        await shop.Put("settings", new { settings = new { time_zone = zone } });
        await Rule(shop, new { weekdays = new[] { "saturday" } });

        await shop.After(TimeSpan.FromHours(hours));

        Assert.Equal(orders, (await Orders(shop)).Length);
    }

    [Fact]
    public async Task On_another_day_no_draft_is_made_and_those_that_stand_are_kept_true()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;
        await Rule(shop, new { weekdays = new[] { "monday" } });
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 15, warehouse = "w1" } });
        await shop.Put("variants/c20_124", new { variant = new { safety_stock = 9, in_stock = 0, warehouse = "w2" } });

        var run = await Ran(shop);

        Assert.Equal([order], ((JsonArray)run["orders"]!).Select(made => (string)made!));
        Assert.Equal([("c20_123", 25m)], await Lines(shop, order));
        Assert.Contains("Rule rule orders on Monday.", run["remarks"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([order], await Orders(shop));
        await shop.After(TimeSpan.FromDays(3));
        Assert.Equal(2, (await Orders(shop)).Length);
    }

    [Fact]
    public async Task A_vendor_who_takes_orders_on_some_days_is_not_ordered_from_on_others()
    {
        await using var shop = await Open();
        await shop.Put("vendors/vendor_1", new { vendor = new { order_days = new[] { "monday" }, holidays = new[] { new { from = "2026-05-04", to = "2026-05-04", name = "May Day" } } } });

        await shop.After(TimeSpan.FromDays(9));
        Assert.Empty(await Orders(shop));

        await shop.After(TimeSpan.FromDays(2));
        Assert.Single(await Orders(shop));
    }

    [Fact]
    public async Task Below_the_minimum_it_holds_and_keeps_nothing_stale()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;
        await Rule(shop, new { minimum_value = 500, below_minimum = "hold" });

        var run = await Ran(shop);

        Assert.Empty((JsonArray)run["orders"]!);
        Assert.Contains("126.00 GBP is below the vendor's minimum order value of 500.00 GBP: held until more is needed.", run["remarks"]!.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("cancelled", await shop.Stage(order));
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 400, warehouse = "w1" } });
        Assert.Equal([("c20_123", 390m)], await Lines(shop, Assert.Single(await Run(shop))!));
    }

    [Fact]
    public async Task Below_the_minimum_a_draft_stays_one_though_the_rule_submits()
    {
        await using var shop = await Open();
        await Rule(shop, new { minimum_value = 500, action = "submit" });
        Assert.Equal("draft", await shop.Stage(Assert.Single(await Run(shop))!));

        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 400, warehouse = "w1" } });
        var order = Assert.Single(await Run(shop))!;
        await shop.App.WhenIdle();

        Assert.Equal("sent", await shop.Stage(order));
        Assert.Empty(await Run(shop));
        Assert.Equal([order], await Orders(shop));
    }

    [Fact]
    public async Task What_is_sold_fills_an_order_up_to_the_minimum_and_stays_the_same_each_run()
    {
        await using var shop = await Open();
        await Sells(shop, daily: 2);
        await Rule(shop, new { minimum_value = 1_000, below_minimum = "top_up" });

        var order = Assert.Single(await Run(shop))!;
        var first = await Everything(shop);

        Assert.InRange((decimal)(await shop.Order(order))["total"]!, 1_000, 1_000 + (2 * 4.2m));
        Assert.Empty(await Run(shop));
        Assert.Equal(first, await Everything(shop));
    }

    [Fact]
    public async Task What_is_due_within_the_horizon_comes_along_and_is_no_reason_to_order()
    {
        await using var shop = await Open();
        await Rule(shop, new { horizon = 7 });
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 100, warehouse = "w1" } });
        await Sells(shop, daily: 2, variant: "c20_124");

        // 28 are sold during the lead time: 38 last five days more.
        await shop.Put("variants/c20_124", new { variant = new { in_stock = 38, warehouse = "w1" } });
        Assert.Empty(await Run(shop));

        await shop.Put("variants/c20_123", new { variant = new { in_stock = 10, warehouse = "w1" } });
        var order = Assert.Single(await Run(shop))!;
        Assert.Equal([("c20_123", 30m), ("c20_124", 50m)], await Lines(shop, order));
        Assert.Empty(await Run(shop));

        await Rule(shop, new { horizon = 4 });
        await Run(shop);
        Assert.Equal([("c20_123", 30m)], await Lines(shop, order));
    }

    [Fact]
    public async Task A_rule_that_leaves_a_vendor_to_people_takes_the_draft_back()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;
        await Rule(shop, new { vendors = new[] { "vendor_1" }, action = "none" });

        Assert.Empty(await Run(shop));

        Assert.Equal("cancelled", await shop.Stage(order));
        await shop.Send(HttpMethod.Delete, "replenishment/rules/rule", null, System.Net.HttpStatusCode.OK);
        Assert.Single(await Run(shop));
    }

    [Fact]
    public async Task More_than_one_order_may_have_goes_onto_several_that_stay_the_same_each_run()
    {
        await using var shop = await Open();
        await shop.Put("vendors/vendor_1", new { vendor = new { max_order_quantity = 12 } });

        var orders = await Run(shop);
        var first = await Everything(shop);

        Assert.Equal([12m, 12m, 6m], await Ordered(shop, orders));
        Assert.Empty(await Run(shop));
        Assert.Equal(first, await Everything(shop));
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 25, warehouse = "w1" } });
        await Run(shop);
        Assert.Equal([12m, 3m], await Ordered(shop, await Orders(shop)));
    }

    [Fact]
    public async Task The_vendors_target_value_fills_orders_evenly_and_never_beyond_what_may_be_on_the_shelf()
    {
        await using var shop = await Open();
        await Sells(shop, daily: 2);
        await Sells(shop, daily: 1, variant: "c20_124");
        await shop.Put("variants/c20_124", new { variant = new { safety_stock = 9, maximum_stock = 60, in_stock = 0, warehouse = "w1" } });
        await shop.Put("vendors/vendor_1", new { vendor = new { target_order_value = 2_000 } });

        var order = Assert.Single(await Run(shop))!;
        var first = await Everything(shop);

        Assert.InRange((decimal)(await shop.Order(order))["total"]!, 2_000, 2_000 + (3 * 4.2m));
        Assert.Equal(60m, (await Lines(shop, order)).Single(line => line.Id == "c20_124").Ordered);
        Assert.Empty(await Run(shop));
        Assert.Equal(first, await Everything(shop));
        await shop.Put("vendors/vendor_1", new { vendor = new { target_order_value = 0 } });
        await Run(shop);
        Assert.True((decimal)(await shop.Order(order))["total"]! < 2_000);
    }

    private static async Task<decimal[]> Ordered(Shop shop, string[] orders)
    {
        var ordered = new List<decimal>();
        foreach (var order in orders)
        {
            ordered.Add((decimal)(await shop.Order(order))["total_ordered"]!);
        }

        return [.. ordered.OrderDescending()];
    }

    private static Task Rule(Shop shop, object rule) => shop.Put("replenishment/rules/rule", new { rule });

    private static Task Sells(Shop shop, int daily, string variant = "c20_123") => shop.Post("sales", new
    {
        sales = Enumerable.Range(1, 60).Select(day => new
        {
            id = $"{variant}-{day}", variant, warehouse = "w1", date = Shop.Start.AddDays(-day).ToString("yyyy-MM-dd", null), quantity = daily,
        }),
    });
}
