using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Catalogue;

public sealed class CatalogueTagTests
{
    [Theory]
    [InlineData("vendors/v9", "vendor", "\"name\":\"N\"")]
    [InlineData("warehouses/w9", "warehouse", "\"display_name\":\"N\"")]
    [InlineData("variants/x9", "variant", "\"title\":\"N\"")]
    public async Task A_change_is_answered_with_the_tag_that_reading_answers_and_the_next_change_can_hold_to_it(string path, string name, string member)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var body = $$$"""{"{{{name}}}":{ {{{member}}} }}""";

        var made = await api.Send(HttpMethod.Put, "/api/v1/" + path, body);
        var read = await api.Get("/api/v1/" + path);
        var known = await api.Send(HttpMethod.Get, "/api/v1/" + path, headers: ("If-None-Match", made.Headers["ETag"]));
        var changed = await api.Send(HttpMethod.Patch, "/api/v1/" + path, body.Replace("N\"", "M\"", StringComparison.Ordinal), headers: ("If-Match", made.Headers["ETag"]));
        var stale = await api.Send(HttpMethod.Patch, "/api/v1/" + path, body, headers: ("If-Match", made.Headers["ETag"]));
        var weak = await api.Send(HttpMethod.Patch, "/api/v1/" + path, body, headers: ("If-Match", $"\"no\", W/{changed.Headers["ETag"]}"));

        Assert.Equal((201, 200, 304, 200, 412, 200), (made.Code, read.Code, known.Code, changed.Code, stale.Code, weak.Code));
        Assert.Equal(made.Headers["ETag"], read.Headers["ETag"]);
        Assert.NotEqual(made.Headers["ETag"], changed.Headers["ETag"]);
    }

    [Fact]
    public async Task A_nights_metrics_make_a_variants_answer_new_and_stand_in_nobodys_way()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var before = (await api.Get("/api/v1/variants/c1_1")).Headers["ETag"];
        await api.Store.Commit(
            CatalogueRows.Partition(new AccountId(TestApi.Account)),
            [RowChange.Put(CatalogueRows.Metrics(new VariantId("c1_1")), Packed.From(new VariantMetricsRow(new VariantId("c1_1"), 1, 2, 3, 4, 5, 6, [])))],
            default);

        var read = await api.Send(HttpMethod.Get, "/api/v1/variants/c1_1", headers: ("If-None-Match", before));
        var put = await api.Send(HttpMethod.Put, "/api/v1/variants/c1_1", """{"variant":{"title":"New"}}""", headers: ("If-Match", before));

        Assert.Equal((200, 4m), (read.Code, read.Json["variant"]!["replenishment"]!.GetValue<decimal>()));
        Assert.Equal((200, 4m), (put.Code, put.Json["variant"]!["replenishment"]!.GetValue<decimal>()));
        Assert.Equal(put.Headers["ETag"], (await api.Get("/api/v1/variants/c1_1")).Headers["ETag"]);
    }
}
