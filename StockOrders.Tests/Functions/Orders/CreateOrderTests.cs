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

    [Fact]
    public async Task An_empty_source_warehouse_makes_no_transfer()
    {
        await using var api = await TestApi.RunWithCatalogue();

        var answer = await api.Send(
            HttpMethod.Post, Orders, TestApi.OrderBody().Replace("\"warehouse\":\"w1\"", "\"warehouse\":\"w1\",\"source_warehouse\":\"\"", StringComparison.Ordinal));

        Assert.Equal((201, "po"), (answer.Code, answer.Json["purchase-order"]?["type"]?.GetValue<string>()));
    }

    private static string With(string member) =>
        $$"""{"purchase-order":{"vendor":"vendor_1","warehouse":"w1",{{member}},"items":[{"id":"c1_1","replenishment":1}]} }""";
}
