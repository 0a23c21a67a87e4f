using System.Text.Json.Nodes;
using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.WholeLife;

public sealed class BothWaysTests
{
    [Fact]
    public async Task A_recalculations_draft_and_an_order_from_a_filter_are_the_same_order()
    {
        await using var shop = await Shop.Open(StoreChoice.Memory, "unused");
        await shop.Put("variants/c20_123", new { variant = new { safety_stock = 45, in_stock = 3, warehouse = "w1", vendors = Offer(10, 0) } });
        await shop.Put("variants/c20_124", new { variant = new { safety_stock = 7, in_stock = 0, warehouse = "w1", vendors = Offer(0, 24) } });

        var run = (JsonNode)await shop.Post("replenishment/runs", new { });
        await shop.App.WhenIdle();
        var drafts = (JsonArray)(await shop.Get("purchase-orders?fields=items,vendor,currency,expected_date,moq,uom_round,min_budget,min_quantity"))["purchase-orders"]!;
        foreach (var draft in drafts)
            await shop.Post($"purchase-orders/{draft!["id"]}/actions/cancel", new { });

        var made = await shop.Post("purchase-orders", new Dictionary<string, object>
        {
            ["purchase-order"] = new { warehouse = "w1", per_vendor = true, variants_filter = new { replenishment_gt = 0 } },
        });

        Assert.NotNull(run);
        Assert.Equal(Orders(drafts), Orders((JsonArray)made["purchase-orders"]!));
        Assert.Equal("c20_123 50 (42) 4,c20_124 24 (7) 4", string.Join(',', Items(drafts[0]!)));
    }

    private static object[] Offer(int multiple, int minimum) =>
        [new { vendor = "vendor_1", cost_price = 5, uom_ordering = multiple, vendor_packaging = minimum, price_breaks = new[] { new { quantity = 20, cost_price = 4 } } }];

    private static IEnumerable<string> Orders(JsonArray orders) => orders.Select(order =>
        $"{order!["vendor"]} {order["currency"]} {order["expected_date"]} {order["moq"]} {order["uom_round"]} {order["min_budget"]} {order["min_quantity"]}: " +
        string.Join(',', order["items"]!.AsArray().Select(Comparable)));

    private static string Comparable(JsonNode? line) => line!.ToJsonString();

    private static IEnumerable<string> Items(JsonNode order) => order["items"]!.AsArray()
        .Select(line => $"{line!["id"]} {line["replenishment"]} ({line["replenishment_original"]}) {line["cost_price"]}");
}
