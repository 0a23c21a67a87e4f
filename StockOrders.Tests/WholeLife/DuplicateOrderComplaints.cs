using System.Net;
using System.Text.Json.Nodes;
using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.WholeLife;

/// <summary>
/// Goods that other programs bought twice, each as somebody complained about it there (docs: market research, D1 and D2). Ours is asked by the
/// same story, through the API alone.
/// </summary>
public sealed class DuplicateOrderComplaints
{
    // odoo/odoo#76466: the receipt of an order was put off, and the scheduler bought the goods again.
    [Fact]
    public async Task Odoo_76466_putting_off_an_order_that_is_on_its_way_buys_nothing_again()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;
        await shop.Post($"purchase-orders/{order}/actions/submit", new { });
        await shop.App.WhenIdle();
        Assert.Equal("sent", await shop.Stage(order));

        await shop.Patch($"purchase-orders/{order}", new JsonObject { ["purchase-order"] = new JsonObject { ["expected_date"] = "2026-11-30" } });
        await shop.App.WhenIdle();

        Assert.Empty(await Run(shop));
        await shop.After(TimeSpan.FromDays(5));
        Assert.Equal([order], await Orders(shop));
    }

    // odoo/odoo#33798: a line that did not carry the id of its rule was topped up by every run, from 6 to 11.
    [Fact]
    public async Task Odoo_33798_a_line_that_a_person_put_on_the_draft_is_topped_up_by_no_run()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;
        await shop.Put("variants/c20_124", new { variant = new { safety_stock = 11, in_stock = 0, warehouse = "w1" } });
        await shop.Post($"purchase-orders/{order}/items", new { items = new[] { new { id = "c20_124", replenishment = 6 } } });

        Assert.Equal([order], await Run(shop));
        for (var again = 0; again < 5; again++)
        {
            Assert.Empty(await Run(shop));
        }

        // The six that a person wanted, and the five that are missing to eleven; once.
        Assert.Equal([("c20_123", 30m), ("c20_124", 11m)], await Lines(shop, order));
    }

    // odoo/odoo#31490: two rules for two shelves, and each run ordered five more.
    [Fact]
    public async Task Odoo_31490_two_rules_and_two_shelves_grow_by_nothing_each_run()
    {
        await using var shop = await Open();
        await shop.Put("replenishment/rules/leeds", new { rule = new { warehouses = new[] { "w1" } } });
        await shop.Put("replenishment/rules/all", new { rule = new { vendors = new[] { "vendor_1" } } });
        await shop.Put("variants/c20_123", new { variant = new { in_stock = 35, warehouse = "w2" } });

        Assert.Equal(2, (await Run(shop)).Length);
        var first = await Everything(shop);
        for (var again = 0; again < 5; again++)
        {
            Assert.Empty(await Run(shop));
        }

        Assert.Equal(first, await Everything(shop));
    }

    // OCA/purchase-workflow#1522: with receipts made by hand nothing was on order, and a second order was made.
    [Fact]
    public async Task Oca_1522_an_order_that_nobody_expects_on_a_day_is_on_order_all_the_same()
    {
        await using var shop = await Open();
        var byHand = await shop.Order(30, 1);
        Assert.Null((string?)(await shop.Order(byHand))["expected_date"]);

        Assert.Empty(await Run(shop));
        await shop.After(TimeSpan.FromDays(3));

        Assert.Equal([byHand], await Orders(shop));
    }

    // frappe/erpnext#36154, #50205, #50475: a new request every day.
    [Theory]
    [InlineData(36154)]
    [InlineData(50205)]
    [InlineData(50475)]
    public async Task Erpnext_a_new_day_makes_no_new_request(int complaint)
    {
        Assert.True(complaint > 0);
        await using var shop = await Open(submitDrafts: complaint == 50475);
        if (complaint == 50205)
        {
            await shop.Put("replenishment/rules/all", new { rule = new { action = "draft" } });
        }

        await shop.After(TimeSpan.FromDays(7));

        var order = Assert.Single(await Orders(shop));
        Assert.Equal([("c20_123", 30m)], await Lines(shop, order));
    }

    // odoo/odoo#30541: the quantity multiplied with each run.
    [Fact]
    public async Task Odoo_30541_the_quantity_of_ten_runs_is_that_of_one()
    {
        await using var shop = await Open();
        var order = Assert.Single(await Run(shop))!;
        for (var again = 0; again < 9; again++)
        {
            await Run(shop);
        }

        Assert.Equal([("c20_123", 30m)], await Lines(shop, order));
        Assert.Equal([order], await Orders(shop));
    }

    // D2, ERPNext's own answer in #36154: what is requested or drafted is in progress, wherever it stands.
    [Theory]
    [InlineData("draft")]
    [InlineData("pending_approval")]
    public async Task D2_what_people_drafted_or_wait_to_have_approved_is_in_progress(string stage)
    {
        await using var shop = await Open();
        var order = stage == "draft" ? await shop.Order(30, 1, status: "draft") : await shop.Order(30, 1_000);
        Assert.Equal(stage, await shop.Stage(order));

        Assert.Empty(await Run(shop));
        Assert.Equal([order], await Orders(shop));
        Assert.Equal(30, (decimal)(await shop.Get("variants/c20_123"))["variant"]!["purchase_orders_qty"]!);
    }

    /// <summary>A shop that has 10 of a thing and should have 40.</summary>
    internal static async Task<Shop> Open(bool submitDrafts = false)
    {
        var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 40, in_stock = 10, warehouse = "w1" } });
        if (submitDrafts)
        {
            await shop.Put("settings", new { settings = new { submit_drafts = true } });
        }

        return shop;
    }

    /// <returns>The orders that the run made or changed.</returns>
    internal static async Task<string[]> Run(Shop shop) => [.. ((JsonArray)(await Ran(shop))["orders"]!).Select(order => (string)order!)];

    internal static async Task<JsonNode> Ran(Shop shop)
    {
        var started = (await shop.Post("replenishment/runs", new { }, HttpStatusCode.Accepted))["run"]!;
        await shop.App.WhenIdle();
        var run = (await shop.Get($"replenishment/runs/{(string)started["id"]!}"))["run"]!;
        Assert.Equal("completed", (string)run["status"]!);
        return run;
    }

    internal static async Task<string[]> Orders(Shop shop) =>
        [.. ((JsonArray)(await shop.Get("purchase-orders?status_ne=cancelled"))["purchase-orders"]!).Select(order => (string)order!["id"]!).Order(StringComparer.Ordinal)];

    internal static async Task<(string Id, decimal Ordered)[]> Lines(Shop shop, string order) =>
        [.. ((JsonArray)(await shop.Order(order))["items"]!).Select(item => ((string)item!["id"]!, (decimal)item["replenishment"]!)).Order()];

    /// <summary>All orders with their timelines, as text.</summary>
    internal static async Task<string> Everything(Shop shop)
    {
        var text = new System.Text.StringBuilder();
        foreach (var order in await Orders(shop))
        {
            text.AppendLine((await shop.Order(order)).ToJsonString()).AppendLine((await shop.Get($"purchase-orders/{order}/timeline")).ToJsonString());
        }

        return text.ToString();
    }
}
