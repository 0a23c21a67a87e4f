using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

/// <summary>Every field of a line: sent at creation or by a change, read back, sent back as it was read, cleared, refused.</summary>
public sealed class LineFieldTests
{
    private const string Orders = "/api/v1/purchase-orders";

    /// <summary>Field, value, and what stands there when it is cleared by null.</summary>
    public static TheoryData<string, string, string> Fields => new()
    {
        { "title", "\"Bolt\"", "null" },
        { "sku", "\"B-1\"", "null" },
        { "barcode", "\"5012345678900\"", "null" },
        { "image", "\"https://shop.example/bolt.png\"", "null" },
        { "categories", "\"Fasteners, Steel\"", "null" },
        { "vendor_name", "\"Hex bolt\"", "null" },
        { "vendor_reference", "\"HB/1\"", "null" },
        { "uom_ordering", "5", "null" },
        { "vendor_packaging", "10", "null" },
        { "source_stock", "7", "null" },
        { "in_stock", "-3", "null" },
        { "purchase_orders_qty", "40", "null" },
        { "transfer_units_in", "1", "null" },
        { "transfer_units_out", "2", "null" },
        { "landing_cost_price", "5.5", "4.2" },
        { "discount", "12.5", "0" },
        { "tax", "20", "0" },
        { "cbm", "0.012345", "null" },
    };

    [Theory, MemberData(nameof(Fields))]
    public async Task A_field_is_set_read_sent_back_and_cleared(string field, string value, string cleared)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var created = await api.Must(HttpMethod.Post, Orders, Body(field, value));
        var item = $"{Orders}/{created.Json["purchase-order"]!["id"]!.GetValue<string>()}/items/c1_1";
        Assert.Equal(Json(value), await Read(api, item, field));

        var read = await api.Get(item);
        var commits = api.Store.Commits;
        Assert.Equal(200, (await api.Send(HttpMethod.Patch, item, read.Text)).Code);
        Assert.Equal(commits, api.Store.Commits);

        await api.Must(HttpMethod.Patch, item, $$"""{"item":{"{{field}}":null} }""");
        Assert.Equal(Json(cleared), await Read(api, item, field));
        await api.Must(HttpMethod.Patch, item, $$"""{"item":{"{{field}}":{{value}} } }""");
        Assert.Equal(Json(value), await Read(api, item, field));
    }

    [Theory]
    [InlineData("title", "7")]
    [InlineData("image", "{}")]
    [InlineData("categories", "[]")]
    [InlineData("uom_ordering", "true")]
    [InlineData("source_stock", "\"7\"")]
    [InlineData("in_stock", "1e12")]
    [InlineData("transfer_units_in", "0.00001")]
    [InlineData("landing_cost_price", "-1")]
    [InlineData("landing_cost_price", "1.00001")]
    [InlineData("discount", "100.1")]
    [InlineData("discount", "-1")]
    [InlineData("discount", "\"10%\"")]
    [InlineData("tax", "101")]
    [InlineData("tax", "0.00001")]
    [InlineData("cbm", "-1")]
    [InlineData("cbm", "0.0000001")]
    [InlineData("cbm", "1000001")]
    public async Task What_is_out_of_bounds_is_refused_by_its_place(string field, string value)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Post, Orders, Body(field, value));

        Assert.Equal((400, $"items[0].{field}"), (answer.Code, Assert.Single(answer.ErrorFields)));
        Assert.Equal(commits, api.Store.Commits);
    }

    [Theory]
    [InlineData("received_history", "[{\"date\":1,\"value\":9}]")]
    [InlineData("total", "1")]
    [InlineData("total_ex_tax", "1")]
    [InlineData("total_tax", "1")]
    [InlineData("ordered_cost", "1")]
    [InlineData("landing_total", "1")]
    [InlineData("shipping_handling_share", "1")]
    [InlineData("cbm_ordered", "1")]
    [InlineData("remaining", "1")]
    [InlineData("replenishment_original", "1")]
    [InlineData("messages", "[\"x\"]")]
    public async Task What_is_worked_out_is_ignored(string field, string value)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var item = $"{Orders}/{await api.CreateOrder()}/items/c1_1";
        var before = await Read(api, item, field);

        var answer = await api.Must(HttpMethod.Patch, item, $$"""{"item":{"{{field}}":{{value}} } }""");

        Assert.Null(answer.Json["result"]!["warnings"]);
        Assert.Equal(before, await Read(api, item, field));
    }

    [Fact]
    public async Task What_nobody_says_comes_from_the_catalogue()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """
            {"variant":{"image":"https://shop.example/1.png","category":"Nuts","cbm":0.5,"in_stock":12,"warehouse":"w1"}}
            """);
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"in_stock":30,"warehouse":"w2"}}""");

        var created = await api.Must(HttpMethod.Post, Orders, """
            {"purchase-order":{"source_warehouse":"w2","warehouse":"w1","items":[{"id":"c1_1","replenishment":4}] } }
            """);

        var line = created.Json["purchase-order"]!["items"]![0]!;
        Assert.Equal(
            ("https://shop.example/1.png", "Nuts", 0.5m, 2m, 30m, 12m),
            (line["image"]!.GetValue<string>(), line["categories"]!.GetValue<string>(), line["cbm"]!.GetValue<decimal>(),
                line["cbm_ordered"]!.GetValue<decimal>(), line["source_stock"]!.GetValue<decimal>(), line["in_stock"]!.GetValue<decimal>()));
        Assert.Null(line["purchase_orders_qty"]);
    }

    private static string Body(string field, string value) => $$"""
        {"purchase-order":{"vendor":"vendor_1","warehouse":"w1","items":[{"id":"c1_1","replenishment":10,"cost_price":4.2,"{{field}}":{{value}} }] } }
        """;

    private static async Task<string> Read(TestApi api, string item, string field) =>
        (await api.Get(item)).Json["item"]![field]?.ToJsonString() ?? "null";

    private static string Json(string text) => JsonNode.Parse(text)?.ToJsonString() ?? "null";
}
