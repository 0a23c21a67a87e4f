using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

/// <summary>What sums up over orders or warehouses may be more than one line of one of them may hold.</summary>
public sealed class LargeSumTests
{
    // What is on order of a variant stands on each new line of it, and was held to what one line may order.
    [Fact]
    public async Task A_variant_of_which_more_is_on_order_than_a_line_may_hold_is_ordered_again_and_its_order_sent_back_as_it_was_read()
    {
        await using var api = await TestApi.RunWithCatalogue();
        const string Order = """{"purchase-order":{"reference":"PO","vendor":"vendor_1","warehouse":"w1","items":[{"id":"c1_1","replenishment":1000000000}]},"skip_background_jobs":false}""";
        const string Move = """{"purchase-order":{"reference":"T","source_warehouse":"w2","warehouse":"w1","items":[{"id":"c1_1","replenishment":1000000000}]},"skip_background_jobs":false}""";
        foreach (var body in new[] { Order, Order, Order, Move, Move })
        {
            await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", body);
        }

        await api.Advance(TimeSpan.FromMinutes(10));
        var made = (await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", Order)).Json["purchase-order"]!;
        var path = $"/api/v1/purchase-orders/{made["id"]}";
        var item = (JsonObject)(await api.Order((string)made["id"]!))["items"]![0]!;

        Assert.Equal((3_000_000_000m, 2_000_000_000m), ((decimal)item["purchase_orders_qty"]!, (decimal)item["transfer_units_in"]!));
        await api.Must(HttpMethod.Patch, path + "/items", new JsonObject { ["items"] = new JsonArray(item.DeepClone()) }.ToJsonString());
        Assert.Equal(item.ToJsonString(), (await api.Order((string)made["id"]!))["items"]![0]!.ToJsonString());
        await api.Must(HttpMethod.Get, "/api/v1/reports/available-to-promise?variant=c1_1");
        await api.Must(HttpMethod.Get, "/api/v1/replenishment/suggestions/c1_1");
    }

    [Fact]
    public async Task Stock_of_all_warehouses_together_is_taken_back_as_it_was_answered()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"warehouse":[{"warehouse":"w1","in_stock":1000000000,"reserved":1000000000},{"warehouse":"w2","in_stock":1000000000,"reserved":1000000000}]} }""");
        var read = (await api.Get("/api/v1/variants/c1_1?fields=in_stock,reserved")).Json["variant"]!.AsObject();

        Assert.Equal(2_000_000_000m, (decimal)read["in_stock"]!);
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", new JsonObject { ["variant"] = read.DeepClone() }.ToJsonString());
        Assert.Equal(400, (await api.Send(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"in_stock":2000000001}}""")).Code);
        Assert.Equal(400, (await api.Send(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"warehouse":"w1","in_stock":1000000001}}""")).Code);
    }
}
