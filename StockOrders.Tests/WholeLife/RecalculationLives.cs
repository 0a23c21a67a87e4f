using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.WholeLife;

public sealed class RecalculationLives
{
    [Fact]
    public async Task Twenty_a_day_for_fourteen_days_reorders_at_280_and_a_repeated_run_creates_nothing_twice()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await Sells(shop, twentyADay: true);
        await shop.Post("stock-levels", new { stock_levels = new[] { new { id = "s1", variant = "c20_123", warehouse = "w1", date = "2026-05-01", in_stock = 280 } } });

        var first = await Run(shop);
        var order = Assert.Single((JsonArray)first["orders"]!)!;
        var made = await shop.Order((string)order!);
        Assert.Equal("draft", (string)made["stage"]!);
        Assert.Equal("vendor_1", (string)made["vendor"]!);
        Assert.Equal("w1", (string)made["warehouse"]!);
        Assert.Equal("R260501-vendor_1-w1", (string)made["reference"]!);

        // 20 a day over 14 days of lead time and 30 of review, less the 280 there are.
        Assert.Equal(600, (decimal)made["total_ordered"]!);

        for (var again = 0; again < 3; again++)
        {
            await Run(shop);
        }

        Assert.Single((JsonArray)(await shop.Get("purchase-orders"))["purchase-orders"]!);
    }

    [Fact]
    public async Task One_unit_above_the_reorder_point_orders_nothing()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await Sells(shop, twentyADay: true);
        await shop.Post("stock-levels", new { stock_levels = new[] { new { id = "s1", variant = "c20_123", warehouse = "w1", date = "2026-05-01", in_stock = 281 } } });

        Assert.Empty((JsonArray)(await Run(shop))["orders"]!);
    }

    [Fact]
    public async Task The_night_after_a_draft_was_made_buys_nothing_more_because_drafts_count_as_on_order()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await Sells(shop, twentyADay: true);
        await shop.Post("stock-levels", new { stock_levels = new[] { new { id = "s1", variant = "c20_123", warehouse = "w1", date = "2026-05-01", in_stock = 100 } } });

        await shop.After(TimeSpan.FromHours(36));

        Assert.Single((JsonArray)(await shop.Get("purchase-orders"))["purchase-orders"]!);
    }

    // Safety stock was asked for in every warehouse of the account: the second got an order for a thing it had never held or sold.
    [Fact]
    public async Task Safety_stock_is_not_bought_for_a_warehouse_that_never_held_the_variant()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await Sells(shop, twentyADay: true);
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 40, in_stock = 321, warehouse = "w1" } });

        Assert.Empty((JsonArray)(await Run(shop))["orders"]!);
        Assert.Equal(320, (decimal)(await shop.Get("variants/c20_123"))["variant"]!["reorder_point"]!);
    }

    // The id of a night's draft was that of vendor and warehouse alone: what came up later in the day was taken for ordered, and was not.
    [Fact]
    public async Task What_is_needed_later_in_the_day_comes_onto_the_draft_that_stands()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 40, in_stock = 10, warehouse = "w1" } });
        var first = (string)Assert.Single((JsonArray)(await Run(shop))["orders"]!)!;

        await shop.Put("variants/c20_124", new { variant = new { safety_stock = 70, in_stock = 20, warehouse = "w1" } });
        var second = (string)Assert.Single((JsonArray)(await Run(shop))["orders"]!)!;

        Assert.Equal(first, second);
        Assert.Equal(80, (decimal)(await shop.Order(first))["total_ordered"]!);
        Assert.Empty((JsonArray)(await Run(shop))["orders"]!);
    }

    [Fact]
    public async Task What_a_cancelled_draft_was_to_bring_is_ordered_again_by_the_next_run_of_the_day()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 40, in_stock = 10, warehouse = "w1" } });
        var first = (string)Assert.Single((JsonArray)(await Run(shop))["orders"]!)!;
        await shop.Post($"purchase-orders/{first}/actions/cancel", new { });

        var second = (string)Assert.Single((JsonArray)(await Run(shop))["orders"]!)!;

        Assert.NotEqual(first, second);
        Assert.Equal("draft", await shop.Stage(second));
    }

    // The first draft of a night was made of what its run had seen; what another day's run had ordered since was bought again.
    [Fact]
    public async Task Need_that_another_nights_run_has_ordered_meanwhile_is_not_bought_again()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 40, in_stock = 10, warehouse = "w1" } });
        var run = await Run(shop);
        var account = new AccountId(shop.Account);
        var store = shop.App.Services.GetRequiredService<IStore>();
        var need = (await store.List(RunRows.Needs(account, (string)run["id"]!), 10, null, default)).Rows.Single();
        var seenBefore = Packed.To<NeedRow>(need);
        var late = new RunInput(shop.Account, "late", new DateOnly(2026, 5, 2));
        await shop.App.Services.GetRequiredService<OrderBook>().Claim(account, "late", default);
        await store.Commit(
            RunRows.Partition(account),
            [RowChange.Put(RunRows.Need("late", seenBefore.Vendor, seenBefore.Warehouse, seenBefore.Variant), need.Body)],
            default);

        var making = ActivatorUtilities.CreateInstance<MakeDraft>(shop.App.Services);
        await making.Run(new MakeDraft.Input(late, new VendorNeed("vendor_1", "w1")), default);

        Assert.Single((JsonArray)(await shop.Get("purchase-orders"))["purchase-orders"]!);
    }

    [Fact]
    public async Task Ten_runs_at_once_buy_what_is_needed_once()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 40, in_stock = 10, warehouse = "w1" } });

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Run(shop)));

        var order = Assert.Single((JsonArray)(await shop.Get("purchase-orders"))["purchase-orders"]!)!;
        Assert.Equal(30, (decimal)order["total_ordered"]!);
    }

    // The call named the run that was over, and the run began again.
    [Fact]
    public async Task A_call_repeated_under_its_key_after_its_run_is_over_calculates_nothing_anew()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        var first = await shop.Send(HttpMethod.Post, "replenishment/runs", new { }, System.Net.HttpStatusCode.Accepted, key: "k1");
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 40, in_stock = 10, warehouse = "w1" } });

        var again = await shop.Send(HttpMethod.Post, "replenishment/runs", new { }, System.Net.HttpStatusCode.Accepted, key: "k1");

        Assert.Equal((string)first["run"]!["id"]!, (string)again["run"]!["id"]!);
        Assert.Empty((JsonArray)(await shop.Get("purchase-orders"))["purchase-orders"]!);
    }

    [Fact]
    public async Task What_a_run_found_is_told_of_the_variant_and_each_of_its_warehouses_and_filtered_by()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await Sells(shop, twentyADay: true);
        await shop.Put("variants/c20_123", new { variant = new { price = 10, in_stock = 100, warehouse = "w1" } });
        await shop.Put("replenishment/rules/look", new { rule = new { action = "none" } });

        await Run(shop);
        var found = (JsonArray)(await shop.Get(
            "variants?oos_lte=5&last_30_days_sales=600&forecasted_lost_sales_lead_time_gt=0&replenish_date_lte=2026-05-01&to_order_cost_gt=0&oos_sort=asc"))["variants"]!;

        var variant = Assert.Single(found)!;
        var here = Assert.Single((JsonArray)variant["warehouse"]!)!;
        foreach (var told in new[] { variant, here })
        {
            // 100 last five of the fourteen days of lead time; nine days of twenty are lost at 10 each, and thirty more days if nothing is bought.
            Assert.Equal((5, 180m, 1_800m, 7_800m), ((int)told["oos"]!, (decimal)told["forecasted_lost_sales_lead_time"]!, (decimal)told["forecasted_lost_revenue_lead_time"]!, (decimal)told["under_value"]!));
            Assert.Equal((140m, 600m, 1_200m, 1_200m), ((decimal)told["last_7_days_sales"]!, (decimal)told["last_30_days_sales"]!, (decimal)told["last_60_days_sales"]!, (decimal)told["last_365_days_sales"]!));
            Assert.Equal((600m, 600m, "2026-05-01", 14), ((decimal)told["replenishment"]!, (decimal)told["to_order"]!, (string)told["replenish_date"]!, (int)told["lead_time_used"]!));
        }

        Assert.Equal(("vendor_1", "only_offer", "2026-05-01"), ((string)variant["vendor"]!, (string)variant["vendor_reason_code"]!, (string)variant["metrics_date"]!));

        await shop.Send(HttpMethod.Delete, "replenishment/rules/look", null, System.Net.HttpStatusCode.OK);
        await Run(shop);
        var ordered = (await shop.Get("variants/c20_123"))["variant"]!;
        Assert.Equal((600m, 0m, 0m), ((decimal)ordered["purchase_orders_qty"]!, (decimal)ordered["transfer_units_in"]!, (decimal)ordered["replenishment"]!));
    }

    private static async Task Sells(Shop shop, bool twentyADay) => await shop.Post("sales", new
    {
        sales = Enumerable.Range(1, 60).Select(day => new
        {
            id = $"line-{day}",
            variant = "c20_123",
            warehouse = "w1",
            date = Shop.Start.AddDays(-day).ToString("yyyy-MM-dd", null),
            quantity = twentyADay ? 20 : 0,
        }),
    });

    private static async Task<JsonNode> Run(Shop shop)
    {
        var started = (await shop.Post("replenishment/runs", new { }, System.Net.HttpStatusCode.Accepted))["run"]!;
        await shop.App.WhenIdle();
        var run = (await shop.Get($"replenishment/runs/{(string)started["id"]!}"))["run"]!;
        Assert.Equal("completed", (string)run["status"]!);
        return run;
    }
}
