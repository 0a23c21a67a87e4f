using System.Text.Json.Nodes;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

/// <summary>A shop in which variants are needed: each as much as its safety stock, or what lacks of it.</summary>
internal static class NeededShop
{
    /// <summary>Two vendors; <c>c1_1</c> needs 45 in cases of 10, <c>c1_2</c> needs 3, <c>c1_4</c> has all it needs, the others are kept nowhere.</summary>
    public static async Task<TestApi> Open(IStore? store = null)
    {
        var api = await TestApi.RunWithCatalogue(store);
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_2", """{"vendor":{"name":"Slugworth","currency":"EUR","lead_time":3,"min_order_value":500}}""");
        await Needs(api, "c1_1", 45, """[{"vendor":"vendor_1","cost_price":4.2,"uom_ordering":10,"price_breaks":[{"quantity":50,"cost_price":4}]}]""");
        await Needs(api, "c1_2", 3);
        await Needs(api, "c1_4", 9, inStock: 20);
        return api;
    }

    public static Task Needs(
        TestApi api, string variant, decimal safety, string vendors = """[{"vendor":"vendor_1","cost_price":4.2}]""", decimal inStock = 0, string warehouse = "w1") =>
        api.Must(HttpMethod.Put, $"/api/v1/variants/{variant}", $$$"""
            {"variant":{"safety_stock":{{{safety}}},"in_stock":{{{inStock}}},"warehouse":"{{{warehouse}}}","vendors": {{{vendors}}} }}
            """);

    public static Task<Answer> Order(TestApi api, string members, params (string, string)[] headers) => api.Send(
        HttpMethod.Post, "/api/v1/purchase-orders", $$$"""{"purchase-order":{ {{{members}}} }}""", TestApi.Key, TestApi.Account, headers);

    public static string[] Lines(JsonNode order) =>
        [.. order["items"]!.AsArray().Select(line => $"{line!["id"]} {line["replenishment"]} at {line["cost_price"]}")];

    public static async Task<int> Orders(TestApi api) => (await api.Get("/api/v1/purchase-orders")).Json["meta"]!["total"]!.GetValue<int>();
}
