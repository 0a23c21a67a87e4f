using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class DeletionTests
{
    [Theory]
    [InlineData("variants/c1_9", "variant")]
    [InlineData("vendors/unused", "vendor")]
    [InlineData("warehouses/w2", "warehouse")]
    public async Task What_nothing_needs_is_deleted_once(string path, string name)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Must(HttpMethod.Put, "/api/v1/vendors/unused", """{"vendor":{}}""");

        var deleted = await api.Send(HttpMethod.Delete, "/api/v1/" + path);

        Assert.Equal((200, path.Split('/')[1]), (deleted.Code, deleted.Json[name]!["id"]!.GetValue<string>()));
        Assert.Equal(404, (await api.Get("/api/v1/" + path)).Code);
        Assert.Equal((404, name + "_not_found"), (await api.Send(HttpMethod.Delete, "/api/v1/" + path)) is var again ? (again.Code, again.ErrorCode) : default);
    }

    [Theory]
    [InlineData("variants/c1_1", "removed")]
    [InlineData("variants/c1_5", "removed")]
    [InlineData("vendors/vendor_1", "disabled")]
    [InlineData("vendors/vendor_2", "disabled")]
    [InlineData("warehouses/w1", "disabled")]
    [InlineData("warehouses/w2", "disabled")]
    public async Task What_an_order_stock_or_an_offer_needs_stays_and_the_answer_names_the_mark(string path, string mark)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.CreateOrder();
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_5", """{"variant":{"in_stock":1,"warehouse":"w2"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_2", """{"vendor":{}}""");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_9/vendors/vendor_2", """{"vendor":{"cost_price":1}}""");

        var answer = await api.Send(HttpMethod.Delete, "/api/v1/" + path);

        Assert.Equal((409, "in_use"), (answer.Code, answer.ErrorCode));
        Assert.Contains($"Set {mark} to true", answer.Json["result"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        var name = path.Split('/')[0].TrimEnd('s');
        var marked = await api.Must(HttpMethod.Patch, "/api/v1/" + path, $$$"""{"{{{name}}}":{"{{{mark}}}":true}}""");
        Assert.True(marked.Json[name]![mark]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_variant_of_an_order_that_is_over_can_go()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var order = await api.CreateOrder();
        await api.Must(HttpMethod.Post, $"/api/v1/purchase-orders/{order}/actions/cancel", "{}");

        await api.Must(HttpMethod.Delete, "/api/v1/variants/c1_1");

        Assert.Equal("Thing 1", (await api.Order(order))["items"]![0]!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_variant_that_changed_since_it_was_read_is_not_deleted()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var etag = (await api.Get("/api/v1/variants/c1_1")).Headers["ETag"];
        await api.Must(HttpMethod.Patch, "/api/v1/variants/c1_1", """{"variant":{"title":"New"}}""");

        Assert.Equal(412, (await api.Send(HttpMethod.Delete, "/api/v1/variants/c1_1", headers: ("If-Match", etag))).Code);
    }

    [Fact]
    public async Task Counts_go_with_their_variant_so_that_one_of_that_id_begins_anew()
    {
        await using var api = await TestApi.RunWithCatalogue();
        const string Count = """{"stock-levels":[{"id":"1","variant":"c1_1","warehouse":"w1","date":"2026-05-01","in_stock":0}]}""";
        await api.Must(HttpMethod.Post, "/api/v1/stock-levels", Count);
        await api.Must(HttpMethod.Delete, "/api/v1/variants/c1_1");
        await api.Must(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{}}""");

        await api.Must(HttpMethod.Post, "/api/v1/stock-levels", Count.Replace("2026-05-01", "2026-04-01", StringComparison.Ordinal).Replace("\"in_stock\":0", "\"in_stock\":8", StringComparison.Ordinal));

        Assert.Equal(8m, (await api.Get("/api/v1/variants/c1_1")).Json["variant"]!["in_stock"]!.GetValue<decimal>());
    }
}
