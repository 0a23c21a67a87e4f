using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class RefusedOrderTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task The_same_key_for_another_body_is_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(), headers: ("Idempotency-Key", "once"));

        var other = await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(3), headers: ("Idempotency-Key", "once"));

        Assert.Equal(422, other.Code);
    }

    [Theory]
    [InlineData("""{"id":"nope","quantity":1}""", "items[0].components[0].id")]
    [InlineData("""{"id":"c1_2"}""", "items[0].components[0].quantity")]
    [InlineData("""{"id":"c1_2","quantity":0}""", "items[0].components[0].quantity")]
    [InlineData("""{"quantity":1}""", "items[0].components[0].id")]
    public async Task A_wrong_component_is_refused_by_its_path(string component, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(
            HttpMethod.Post,
            Orders,
            """{"purchase-order":{"type":"assembly","warehouse":"w1","source_warehouse":"w2","items":[{"id":"c1_1","replenishment":1,"components":["""
            + component + "]}]}}");

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
    }

    public static TheoryData<string, string> BadHeaders => new()
    {
        { "\"expected_date\":\"20180315\"", "expected_date" },
        { "\"expected_date\":\"15/03/2018\"", "expected_date" },
        { "\"expected_date\":\"2018-02-30\"", "expected_date" },
        { "\"expected_date\":0", "expected_date" },
        { "\"expected_date\":1.5", "expected_date" },
        { "\"expected_date\":\"1780300800000\"", "expected_date" },
        { "\"expected_date\":\"2026-06-01T10:00:00\"", "expected_date" },
        { "\"expected_date\":true", "expected_date" },
        { "\"reference\":5", "reference" },
        { "\"reference\":\"a\\u0000b\"", "reference" },
        { "\"reference\":\"a\\r\\nBcc: x@y.z\"", "reference" },
        { "\"email\":\"a@b.c\\r\\nBcc: x@y.z\"", "email" },
        { "\"email\":\"a@b.c, d@e.f\"", "email" },
        { "\"email\":\"nobody\"", "email" },
        { "\"shipping_handling\":-1", "shipping_handling" },
        { "\"shipping_handling\":1e308", "shipping_handling" },
        { "\"shipping_handling\":\"5\"", "shipping_handling" },
        { "\"currency\":\"XXX\"", "currency" },
        { "\"status\":\"closed\"", "status" },
        { "\"type\":\"gift\"", "type" },
        { "\"type\":\"assembly\",\"source_warehouse\":\"w1\"", "items[0].components" },
        { "\"type\":\"transfer\"", "source_warehouse" },
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public async Task A_wrong_member_is_refused_by_name_and_nothing_is_stored(string member, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Post, Orders, With(member));

        Assert.Equal(400, answer.Code);
        Assert.Equal("error", answer.Json["result"]!["status"]!.GetValue<string>());
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    public static TheoryData<string, string> BadLines => new()
    {
        { """{"replenishment":1}""", "items[0].id" },
        { """{"id":"nope","replenishment":1}""", "items[0].id" },
        { """{"id":"c1_1"}""", "items[0].replenishment" },
        { """{"id":"c1_1","replenishment":0}""", "items[0].replenishment" },
        { """{"id":"c1_1","replenishment":-1}""", "items[0].replenishment" },
        { """{"id":"c1_1","replenishment":1.5}""", "items[0].replenishment" },
        { """{"id":"c1_1","replenishment":1e308}""", "items[0].replenishment" },
        { """{"id":"c1_1","replenishment":1e-400}""", "items[0].replenishment" },
        { """{"id":"c1_1","replenishment":"NaN"}""", "items[0].replenishment" },
        { """{"id":"c1_1","replenishment":"7"}""", "items[0].replenishment" },
        { """{"id":"c1_1","replenishment":[1]}""", "items[0].replenishment" },
        { """{"id":"c1_1","replenishment":1,"cost_price":-0.01}""", "items[0].cost_price" },
        { """{"id":"c1_1","replenishment":1,"cost_price":0.0000001}""", "items[0].cost_price" },
        { """{"id":"c1_1","replenishment":1},{"id":"c1_1","replenishment":2}""", "items[1].id" },
        { """{"id":{},"replenishment":1}""", "items[0].id" },
        { "7", "items[0]" },
        { "", "items" },
    };

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task A_wrong_line_is_refused_by_its_path_and_nothing_is_stored(string lines, string field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Post, Orders, $$"""{"purchase-order":{"vendor":"vendor_1","warehouse":"w1","items":[{{lines}}]} }""");

        Assert.Equal(400, answer.Code);
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    // An empty text read as "not there" when it was looked up and as "there" when it was asked for: nothing was refused, and nothing made.
    [Theory]
    [InlineData("vendor", "vendor_1")]
    [InlineData("warehouse", "w1")]
    public async Task A_place_that_is_empty_text_is_missing(string member, string value)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(
            HttpMethod.Post, Orders, TestApi.OrderBody().Replace($"\"{member}\":\"{value}\"", $"\"{member}\":\"\"", StringComparison.Ordinal));

        Assert.Equal((400, "missing_member"), (answer.Code, answer.ErrorCode));
        Assert.Contains(member, answer.ErrorFields);
    }

    private static string With(string member) =>
        $$"""{"purchase-order":{"vendor":"vendor_1","warehouse":"w1",{{member}},"items":[{"id":"c1_1","replenishment":1}]} }""";

    [Theory]
    [InlineData("c1_1")]
    [InlineData("c1_2")]
    public async Task An_item_given_twice_is_refused_whether_or_not_a_recalculation_has_met_its_variant(string variant)
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Store.Commit(
            CatalogueRows.Partition(new AccountId(TestApi.Account)),
            [RowChange.Put(CatalogueRows.Metrics(new VariantId("c1_1")), Packed.From(new VariantMetricsRow(new VariantId("c1_1"), 1, 2, 3, 4, 5, 6, [])))],
            default);
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Post, "/api/v1/purchase-orders", $$"""
            {"purchase-order":{"vendor":"vendor_1","warehouse":"w1","items":[{"id":"{{variant}}","replenishment":1},{"id":"{{variant}}","replenishment":2}]} }
            """);

        Assert.Equal((400, "item_twice"), (answer.Code, answer.ErrorCode));
        Assert.Equal(["items[1].id"], answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }
}
