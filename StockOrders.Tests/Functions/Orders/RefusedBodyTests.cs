using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class RefusedBodyTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task Unknown_members_are_named_and_refused_when_the_client_is_strict()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var body = """{"purchase-order":{"vendor":"vendor_1","warehouse":"w1","colour":"red","items":[{"id":"c1_1","replenishment":1,"flavour":2}]}}""";

        var lenient = await api.Send(HttpMethod.Post, Orders, body);
        var strict = await api.Send(HttpMethod.Post, Orders, body, headers: ("Prefer", "handling=strict"));

        Assert.Equal(201, lenient.Code);
        Assert.Equal(2, lenient.Json["result"]!["warnings"]!.AsArray().Count);
        Assert.Equal(400, strict.Code);
        Assert.Equal(["items[0].flavour", "colour"], strict.ErrorFields);
    }

    public static TheoryData<string, string?> BadBodies => new()
    {
        { "", null },
        { "{", null },
        { "[]", null },
        { "null", null },
        { """{"purchase-order":{}}""", "vendor" },
        { """{"purchase-order":[]}""", "purchase-order" },
        { """{"order":{}}""", "purchase-order" },
        { """{"purchase-order":{"vendor":NaN}}""", null },
        { """{"purchase-order":{"vendor":"a","vendor":"b"}}""", "purchase-order.vendor" },
        { """{"purchase-order":{"vendor":"\ud800"}}""", null },
        { """{/* hello */}""", null },
        { new string('[', 100), null },
        { """{"purchase-order":{"vendor":"nope","warehouse":"w1","items":[{"id":"c1_1","replenishment":1}]}}""", "vendor" },
        { """{"purchase-order":{"vendor":"vendor_1","warehouse":"nope","items":[{"id":"c1_1","replenishment":1}]}}""", "warehouse" },
        { """{"purchase-order":{"vendor":"vendor_1","items":[{"id":"c1_1","replenishment":1}]}}""", "warehouse" },
        { """{"purchase-order":{"vendor":"vendor_1","warehouse":"w1"}}""", "items" },
        { """{"purchase-order":{"vendor":"vendor_1","warehouse":"w1","variants_filter":{"vendor":"vendor_1"}}}""", "variants_filter" },
    };

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_wrong_body_is_refused_in_the_envelope_and_nothing_is_stored(string body, string? field)
    {
        await using var api = await TestApi.RunWithCatalogue();
        var commits = api.Store.Commits;

        var answer = await api.Send(HttpMethod.Post, Orders, body);

        Assert.Equal(400, answer.Code);
        Assert.False(string.IsNullOrEmpty(answer.Json["result"]!["message"]!.GetValue<string>()));
        Assert.Contains(field, answer.ErrorFields);
        Assert.Equal(commits, api.Store.Commits);
    }

    [Fact]
    public async Task More_than_2000_lines_are_refused_with_the_limit()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(2001));

        Assert.Equal(400, answer.Code);
        Assert.Contains("2000", answer.Json["result"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_over_1_MiB_is_refused_as_too_large()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, With("\"notes\":\"" + new string('x', 1024 * 1024) + "\""));

        Assert.Equal(413, answer.Code);
    }

    [Fact]
    public async Task All_faults_of_a_body_are_told_at_once()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, """{"purchase-order":{"vendor":"nope","warehouse":"w1","email":"x","items":[{"id":"c1_1","replenishment":-1},{"id":"c1_2","replenishment":"a"}]}}""");

        Assert.Equal(["vendor", "items[0].replenishment", "items[1].replenishment", "email"], answer.ErrorFields);
    }

    [Fact]
    public async Task An_error_is_a_problem_where_the_client_asks_for_one()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, "{}", headers: ("Accept", "application/problem+json"));

        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.Equal(400, answer.Json["status"]!.GetValue<int>());
        Assert.Equal("purchase-order", ((JsonArray)answer.Json["errors"]!)[0]!["field"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("\"10\"")]
    [InlineData("1e300")]
    public async Task A_quantity_that_is_none_is_refused_once_and_not_called_missing(string quantity)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(
            HttpMethod.Post, Orders, TestApi.OrderBody(1).Replace("\"replenishment\":10", $"\"replenishment\":{quantity}", StringComparison.Ordinal));

        Assert.Equal("items[0].replenishment", Assert.Single(answer.ErrorFields));
        Assert.NotEqual("missing_member", answer.ErrorCode);
    }

    // 4.20 GBP of the vendor's catalogue stood on an order in dollars as 4.20 USD.
    [Fact]
    public async Task An_offer_in_pounds_is_no_price_for_an_order_in_dollars()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var inDollars = TestApi.OrderBody(1).Replace("\"status\"", "\"currency\":\"USD\",\"status\"", StringComparison.Ordinal);

        var refused = await api.Send(HttpMethod.Post, Orders, inDollars);
        var priced = await api.Send(HttpMethod.Post, Orders, inDollars.Replace("\"replenishment\":10", "\"replenishment\":10,\"cost_price\":5", StringComparison.Ordinal));

        Assert.Equal((400, "missing_price"), (refused.Code, refused.ErrorCode));
        Assert.Equal((201, 50m), (priced.Code, priced.Json["purchase-order"]!["total"]!.GetValue<decimal>()));
    }

    private static string With(string member) =>
        $$"""{"purchase-order":{"vendor":"vendor_1","warehouse":"w1",{{member}},"items":[{"id":"c1_1","replenishment":1}]} }""";
}
