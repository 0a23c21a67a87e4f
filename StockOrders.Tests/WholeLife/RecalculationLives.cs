using System.Text.Json.Nodes;
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
