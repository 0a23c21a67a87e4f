using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Orders;

public sealed class CreateOrderTests
{
    private const string Orders = "/api/v1/purchase-orders";

    [Fact]
    public async Task An_order_is_created_with_what_vendor_and_catalogue_know()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody());

        Assert.Equal(201, answer.Code);
        var order = answer.Json["purchase-order"]!;
        Assert.Equal("draft", order["status"]!.GetValue<string>());
        Assert.Equal("draft", order["stage"]!.GetValue<string>());
        Assert.Equal("vendor_1", order["vendor"]!.GetValue<string>());
        Assert.Equal("Wonka", order["vendor_display_name"]!.GetValue<string>());
        Assert.Equal("Main", order["warehouse_display_name"]!.GetValue<string>());
        Assert.Equal("orders@wonka.example", order["email"]!.GetValue<string>());
        Assert.Equal("GBP", order["currency"]!.GetValue<string>());
        Assert.Equal(84m, order["total"]!.GetValue<decimal>());
        Assert.Equal(20m, order["total_ordered"]!.GetValue<decimal>());
        Assert.Equal("S-1", order["items"]![0]!["sku"]!.GetValue<string>());
        Assert.Equal(4.2m, order["items"]![0]!["cost_price"]!.GetValue<decimal>());
        Assert.Equal($"Created purchase-order {order["id"]}", answer.Json["result"]!["message"]!.GetValue<string>());
        Assert.Equal("\"1\"", answer.Headers["ETag"]);
        Assert.Equal($"{Orders}/{order["id"]}", answer.Headers["Location"]);
    }

    [Fact]
    public async Task Creating_costs_one_transaction_and_no_read_when_the_catalogue_is_warm()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.CreateOrder(20);
        var (reads, lists, commits) = (api.Store.Reads, api.Store.Lists, api.Store.Commits);

        await api.CreateOrder(20);

        Assert.Equal((0, 0, 1), (api.Store.Reads - reads, api.Store.Lists - lists, api.Store.Commits - commits));
    }

    [Fact]
    public async Task Status_open_submits_at_once_and_is_answered_as_draft()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(status: "OPEN"));

        Assert.Equal("draft", answer.Json["purchase-order"]!["status"]!.GetValue<string>());
        Assert.NotNull(answer.Json["purchase-order"]!["submitted_at"]);
    }

    [Fact]
    public async Task The_same_call_under_its_key_gets_the_first_answer_and_makes_one_order()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var key = ("Idempotency-Key", "\"once\"");

        var first = await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(), headers: key);
        var again = await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(), headers: key);
        var unquoted = await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(), headers: ("Idempotency-Key", "once"));

        Assert.Equal(201, again.Code);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Text, unquoted.Text);
        Assert.Equal(first.Headers["ETag"], again.Headers["ETag"]);
        Assert.Equal(1, (await api.Get(Orders)).Json["meta"]!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_same_key_for_another_body_is_refused()
    {
        await using var api = await TestApi.RunWithCatalogue();
        await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(), headers: ("Idempotency-Key", "once"));

        var other = await api.Send(HttpMethod.Post, Orders, TestApi.OrderBody(3), headers: ("Idempotency-Key", "once"));

        Assert.Equal(422, other.Code);
    }

    [Fact]
    public async Task Unknown_members_are_named_and_refused_when_the_client_is_strict()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var body = """{"purchase-order":{"vendor":"vendor_1","warehouse":"w1","colour":"red","items":[{"id":"c1_1","replenishment":1,"cbm":2}]}}""";

        var lenient = await api.Send(HttpMethod.Post, Orders, body);
        var strict = await api.Send(HttpMethod.Post, Orders, body, headers: ("Prefer", "handling=strict"));

        Assert.Equal(201, lenient.Code);
        Assert.Equal(2, lenient.Json["result"]!["warnings"]!.AsArray().Count);
        Assert.Equal(400, strict.Code);
        Assert.Equal(["items[0].cbm", "colour"], strict.ErrorFields);
    }

    [Fact]
    public async Task The_skip_background_jobs_flag_is_accepted_at_the_root_and_inside()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var body = """{"skip_background_jobs":false,"purchase-order":{"skip_background_jobs":true,"vendor":"vendor_1","warehouse":"w1","items":[{"id":"c1_1","replenishment":1,},],},}""";

        var answer = await api.Send(HttpMethod.Post, Orders, body);

        Assert.Equal(201, answer.Code);
        Assert.Null(answer.Json["result"]!["warnings"]);
    }

    [Fact]
    public async Task A_source_warehouse_without_a_type_makes_a_transfer()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, """{"purchase-order":{"source_warehouse":"w1","warehouse":"w2","items":[{"id":"c1_1","replenishment":1}]}}""");

        Assert.Equal(201, answer.Code);
        Assert.Equal("transfer", answer.Json["purchase-order"]!["type"]!.GetValue<string>());
        Assert.Equal("warehouse", answer.Json["purchase-order"]!["source_type"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_assembly_order_keeps_the_components_of_its_items()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, """
            {"purchase-order":{"type":"assembly","status":"OPEN","reference":"MY_AO_20","expected_date":"2028-03-15","warehouse":"w1",
             "source_warehouse":"w1","items":[{"id":"c1_1","sku":"T-1","title":"Office table","replenishment":10,"components":[
             {"id":"c1_2","quantity":1,"sku":"C-1","title":"Table top",},{"id":"c1_3","quantity":4,"sku":"C-2","title":"Table leg"}]}]}}
            """);

        Assert.Equal(201, answer.Code);
        var item = answer.Json["purchase-order"]!["items"]![0]!;
        Assert.Equal("Office table", item["title"]!.GetValue<string>());
        Assert.Equal([1m, 4m], item["components"]!.AsArray().Select(part => part!["quantity"]!.GetValue<decimal>()));
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

    [Theory]
    [InlineData("2026-06-01")]
    [InlineData("2026-06-01T10:00:00+02:00")]
    [InlineData("2026-05-31T23:30:00Z")]
    [InlineData("1780300800")]
    public async Task A_date_may_be_written_in_three_ways(string date)
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(HttpMethod.Post, Orders, With("\"expected_date\":\"" + date + "\""));

        Assert.Equal(201, answer.Code);
        Assert.Equal("2026-06-01", answer.Json["purchase-order"]!["expected_date"]!.GetValue<string>());
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
        { """{"purchase-order":{"vendor":"a","vendor":"b"}}""", null },
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

    private static string With(string member) =>
        $$"""{"purchase-order":{"vendor":"vendor_1","warehouse":"w1",{{member}},"items":[{"id":"c1_1","replenishment":1}]} }""";

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

    [Fact]
    public async Task An_empty_source_warehouse_makes_no_transfer()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(
            HttpMethod.Post, Orders, TestApi.OrderBody().Replace("\"warehouse\":\"w1\"", "\"warehouse\":\"w1\",\"source_warehouse\":\"\"", StringComparison.Ordinal));

        Assert.Equal((201, "po"), (answer.Code, answer.Json["purchase-order"]?["type"]?.GetValue<string>()));
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
}
