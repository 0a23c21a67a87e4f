using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class SetQuantityTests
{
    // The line went on telling of the 12 that were once asked for and made 15, whatever was ordered since.
    [Fact]
    public async Task A_quantity_that_is_set_anew_no_longer_tells_what_another_was_rounded_from()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"vendors":[{"vendor":"vendor_1","cost_price":4.2,"uom_ordering":5}]}}""");
        var created = await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", """
            {"purchase-order":{"vendor":"vendor_1","warehouse":"w1","uom_ordering":true,"items":[{"id":"c1_1","replenishment":12}]}}
            """);
        var order = (string)created.Json["purchase-order"]!["id"]!;

        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items/c1_1", """{"item":{"replenishment":15}}""");
        Assert.Equal((15, 12, 1), Line(await api.Order(order)));
        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items/c1_1", """{"item":{"replenishment":10}}""");
        Assert.Equal((10, null, 0), Line(await api.Order(order)));
    }

    private static (int, int?, int) Line(JsonNode order) =>
        order["items"]![0] is { } line ? ((int)line["replenishment"]!, (int?)line["replenishment_original"], line["messages"]!.AsArray().Count) : default;
}
