using System.Net;
using System.Text.Json.Nodes;
using static StockOrders.Tests.WholeLife.DuplicateOrderComplaints;

namespace StockOrders.Tests.WholeLife;

/// <summary>Drafts that runs make, write anew, add to and take back, as people see them.</summary>
public sealed class DraftsOfRuns
{
    [Fact]
    public async Task A_hundred_runs_over_unchanged_data_leave_byte_for_byte_what_one_left()
    {
        await using var shop = await Open();
        await Run(shop);
        var first = await Everything(shop);

        for (var again = 0; again < 99; again++)
        {
            Assert.Empty(await Run(shop));
        }

        Assert.Equal(first, await Everything(shop));
    }

    [Fact]
    public async Task Thirty_nights_over_unchanged_data_leave_byte_for_byte_what_one_left()
    {
        await using var shop = await Open();
        await shop.After(TimeSpan.FromDays(1));
        var first = await Everything(shop);
        Assert.Single(await Orders(shop));

        await shop.After(TimeSpan.FromDays(30));

        Assert.Equal(first, await Everything(shop));
    }

    // A program that orders in the morning what variants say is needed would order what the night has drafted once more.
    [Fact]
    public async Task After_a_run_nothing_reads_as_needed_that_stands_on_its_drafts()
    {
        await using var shop = await Open();
        await Run(shop);
        var first = await Read();

        Assert.Empty((JsonArray)(await shop.Get("variants?replenishment_gt=0"))["variants"]!);
        Assert.Empty((JsonArray)(await shop.Get("replenishment/suggestions"))["suggestions"]!);
        Assert.Equal(30, await OnOrder());
        await Run(shop);
        Assert.Equal(first, await Read());

        await shop.Put("variants/c20_123", new { variant = new { in_stock = 25, warehouse = "w1" } });
        await Run(shop);
        Assert.Equal(15, await OnOrder());
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 100, warehouse = "w1" } });
        await Run(shop);
        Assert.Equal(0, await OnOrder());

        async Task<string> Read() => (await shop.Get("variants")).ToJsonString() + (await shop.Get("replenishment/suggestions")).ToJsonString();

        async Task<decimal> OnOrder() => (decimal)(await shop.Get("variants/c20_123"))["variant"]!["purchase_orders_qty"]!;
    }

    [Fact]
    public async Task A_draft_that_nobody_touched_shrinks_and_grows_with_what_is_needed_and_its_timeline_says_why()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;

        await shop.Put("variants/c20_123", new { variant = new { in_stock = 25, warehouse = "w1" } });
        Assert.Equal([order], await Run(shop));
        Assert.Equal([("c20_123", 15m)], await Lines(shop, order));
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 0, warehouse = "w1" } });
        Assert.Equal([order], await Run(shop));

        Assert.Equal([("c20_123", 40m)], await Lines(shop, order));
        Assert.Equal(["order.created", "order.replanned", "order.replanned"], await shop.Timeline(order));
        var told = ((JsonArray)(await shop.Get($"purchase-orders/{order}/timeline"))["events"]!)[1]!["data"]!;
        Assert.Equal("What is needed on 2026-05-01.", (string)told["reason"]!);
        Assert.Contains("\"from\":30,\"to\":15", told.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_of_which_nothing_is_needed_any_more_is_taken_back_with_the_reason()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 100, warehouse = "w1" } });

        var run = await Ran(shop);

        Assert.Empty((JsonArray)run["orders"]!);
        Assert.Equal("R260501-vendor_1-w1 was taken back: nothing of it is needed from there any more.", (string)Assert.Single((JsonArray)run["remarks"]!)!["message"]!);
        Assert.Equal("cancelled", await shop.Stage(order));
        Assert.Equal(["order.created", "order.cancelled"], await shop.Timeline(order));
    }

    [Fact]
    public async Task What_people_typed_stays_and_only_further_need_is_added()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;
        await shop.Patch($"purchase-orders/{order}/items", new { items = new[] { new { id = "c20_123", replenishment = 50 } } });
        Assert.Empty(await Run(shop));

        await shop.Put("variants/c20_124", new { variant = new { safety_stock = 70, in_stock = 20, warehouse = "w1" } });
        Assert.Equal([order], await Run(shop));
        Assert.Empty(await Run(shop));

        Assert.Equal([("c20_123", 50m), ("c20_124", 50m)], await Lines(shop, order));
        Assert.Equal(["order.created", "order.lines_changed", "order.topped_up"], await shop.Timeline(order));
    }

    [Fact]
    public async Task What_people_took_off_a_draft_is_not_put_back_while_it_is_one()
    {
        await using var shop = await Open();
        await shop.Put("variants/c20_124", new { variant = new { safety_stock = 70, in_stock = 20, warehouse = "w1" } });
        var order = Assert.Single(await Run(shop))!;
        await shop.Send(HttpMethod.Delete, $"purchase-orders/{order}/items/c20_124", null, HttpStatusCode.OK);
        await shop.Patch($"purchase-orders/{order}/items", new { items = new[] { new { id = "c20_123", replenishment = 12 } } });

        for (var again = 0; again < 3; again++)
        {
            Assert.Empty(await Run(shop));
        }

        Assert.Equal([("c20_123", 12m)], await Lines(shop, order));

        // Sold since: that is more than they decided about.
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 3, warehouse = "w1" } });
        await Run(shop);
        Assert.Equal([("c20_123", 19m)], await Lines(shop, order));

        // On its way it is a decision of the past.
        await shop.Post($"purchase-orders/{order}/actions/submit", new { });
        await shop.App.WhenIdle();
        Assert.Equal([("c20_123", 18m), ("c20_124", 50m)], await Lines(shop, Assert.Single(await Run(shop))!));
    }

    [Fact]
    public async Task A_submitted_order_is_never_touched_and_counts()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;
        await shop.Post($"purchase-orders/{order}/actions/submit", new { });
        await shop.App.WhenIdle();
        var before = (await shop.Order(order)).ToJsonString();
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 0, warehouse = "w1" } });

        var more = Assert.Single(await Run(shop))!;

        Assert.Equal(before, (await shop.Order(order)).ToJsonString());
        Assert.Equal([("c20_123", 10m)], await Lines(shop, more));
    }

    [Fact]
    public async Task A_cheaper_vendor_gets_the_draft_and_the_old_ones_shrinks_or_goes()
    {
        await using var shop = await Open();
        await shop.Put("variants/c20_124", new { variant = new { safety_stock = 70, in_stock = 20, warehouse = "w1" } });
        var old = Assert.Single(await Run(shop))!;
        await shop.Put("vendors/vendor_2", new { vendor = new { name = "Slugworth", email = "s@slugworth.example", currency = "GBP", lead_time = 14 } });
        await shop.Put("variants/c20_123/vendors/vendor_2", new { vendor = new { cost_price = 2 } });

        var both = await Run(shop);

        var other = Assert.Single(both, order => order != old);
        Assert.Equal([("c20_124", 50m)], await Lines(shop, old));
        Assert.Equal([("c20_123", 30m)], await Lines(shop, other));
        Assert.Empty(await Run(shop));

        await shop.Put("variants/c20_124/vendors/vendor_2", new { vendor = new { cost_price = 2 } });
        await Run(shop);
        Assert.Equal("cancelled", await shop.Stage(old));
        Assert.Equal([("c20_123", 30m), ("c20_124", 50m)], await Lines(shop, other));
    }

    [Fact]
    public async Task Spare_stock_elsewhere_makes_one_transfer_draft_that_is_kept_true()
    {
        await using var shop = await Open();
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 40, in_stock = 60, warehouse = "w2" } });

        var orders = await Run(shop);
        var types = new Dictionary<string, string>();
        foreach (var order in orders)
        {
            types[(string)(await shop.Order(order))["type"]! is { Length: > 0 } type ? type : "po"] = order;
        }

        Assert.Equal([("c20_123", 20m)], await Lines(shop, types["transfer"]));
        Assert.Equal([("c20_123", 10m)], await Lines(shop, types["po"]));
        Assert.Equal(("w2", "w1"), ((string)(await shop.Order(types["transfer"]))["source_warehouse"]!, (string)(await shop.Order(types["transfer"]))["warehouse"]!));
        var first = await Everything(shop);
        for (var again = 0; again < 3; again++)
        {
            Assert.Empty(await Run(shop));
        }

        Assert.Equal(first, await Everything(shop));
        await shop.Put("replenishment/rules/stay", new { rule = new { transfers = false } });
        await Run(shop);
        Assert.Equal("cancelled", await shop.Stage(types["transfer"]));
        Assert.Equal([("c20_123", 30m)], await Lines(shop, types["po"]));
    }

    // What people took off a transfer came back every night: only what they took off purchases was left alone.
    [Fact]
    public async Task What_people_took_off_a_transfer_is_neither_put_back_nor_bought_instead()
    {
        await using var shop = await Open();
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 40, in_stock = 60, warehouse = "w2" } });
        await Run(shop);
        var (transfer, purchase) = ("", "");
        foreach (var order in await Orders(shop))
        {
            (transfer, purchase) = (string)(await shop.Order(order))["type"]! == "transfer" ? (order, purchase) : (transfer, order);
        }

        await shop.Patch($"purchase-orders/{transfer}/items", new { items = new[] { new { id = "c20_123", replenishment = 5 } } });
        Assert.Equal([purchase], await Run(shop)); // What its line says of stock is another now.
        Assert.Empty(await Run(shop));

        Assert.Equal([("c20_123", 5m)], await Lines(shop, transfer));
        Assert.Equal([("c20_123", 10m)], await Lines(shop, purchase));

        // Sold since: that is more than they decided about.
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 3, warehouse = "w1" } });
        await Run(shop);
        Assert.Equal([("c20_123", 5m)], await Lines(shop, transfer));
        Assert.Equal([("c20_123", 17m)], await Lines(shop, purchase));
    }
}
