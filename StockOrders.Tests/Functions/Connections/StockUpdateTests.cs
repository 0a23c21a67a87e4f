using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Domain.Values;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>Stock pushed to a real server that answers, refuses, breaks off and forgets to answer.</summary>
public sealed partial class StockUpdateTests
{
    private const string Connections = "/api/v1/connections";
    private const string Secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    [Fact]
    public async Task What_can_be_pushed_is_listed_pushed_and_no_longer_listed()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);

        var listed = await api.Get(Path(order) + "?forDst=true");
        Assert.Equal(
            """{"items":[{"id":123,"delta":10,"stock_before":0},{"id":"c20_456","delta":5,"stock_before":1}],"forDst":true,"wh":"w1"}""", Shape(listed));

        var pushed = await Push(api, order, """{"id":123,"delta":10,"stock_before":0},{"id":456,"delta":5,"stock_before":1},""");
        Assert.Equal("""{"items":[{"id":123,"delta":10,"stock_before":0},{"id":456,"delta":5,"stock_before":1}],"forDst":true,"wh":"w1"}""", Shape(pushed));
        Assert.Equal((10m, 6m), (keeper.Stock["123"], keeper.Stock["c20_456"]));
        Assert.Equal("[]", (await api.Get(Path(order))).Json["items"]!.ToJsonString());
        var history = Assert.Single((await api.Order(order))["stock-update"]!.AsArray())!;
        Assert.Equal(("shop", true, 2), (history["connection"]!.GetValue<string>(), history["forDst"]!.GetValue<bool>(), history["items"]!.AsArray().Count));
        var told = (await api.Get($"/api/v1/purchase-orders/{order}/timeline")).Json["events"]!.AsArray().Select(entry => entry!["type"]!.GetValue<string>());
        Assert.Equal(["stock.update_begun", "stock.updated"], told.TakeLast(2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Metrics_of_what_was_pushed_wait_for_the_night_unless_asked_for(bool areSkipped)
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);

        await api.Must(HttpMethod.Post, Path(order), $$"""
            {"stock-update":{"items":[{"id":123,"delta":10,"stock_before":0}],"skip_background_jobs":{{(areSkipped ? "true" : "false")}}},"forDst":true}
            """);

        Assert.Equal(areSkipped, (await api.Get("/api/v1/variants/123")).Json["variant"]!["metrics_date"] is null);
    }

    [Fact]
    public async Task Each_line_fails_or_succeeds_by_itself()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        keeper.BeforeStock = _ => Task.FromResult(false);

        var pushed = await Push(api, order, """
            {"id":"none","delta":1},{"id":123,"delta":11,"stock_before":0},{"id":"c20_456","delta":5,"stock_before":0},{"id":456,"delta":5,"stock_before":1}
            """);

        Assert.Equal(200, pushed.Code);
        Assert.Equal(["unknown_item", "more_than_available", "stock_changed", "item_twice"], Codes(pushed));
        Assert.Empty(keeper.Pushes);

        var part = await Push(api, order, """{"id":123,"delta":4,"stock_before":0},{"id":456,"delta":9,"stock_before":1}""");
        Assert.Equal([null, "more_than_available"], Codes(part));
        Assert.Equal(4, keeper.Stock["123"]);
        Assert.Equal("""[{"id":123,"delta":6,"stock_before":4},{"id":"c20_456","delta":5,"stock_before":1}]""", (await api.Get(Path(order))).Json["items"]!.ToJsonString());
    }

    [Fact]
    public async Task What_the_connection_refuses_is_an_error_on_its_line_and_can_be_pushed_again()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        keeper.BeforePush = _ => { keeper.Stock["c20_456"] = 7; keeper.BeforePush = _ => Task.FromResult(false); return Task.FromResult(false); };

        var pushed = await Push(api, order, """{"id":123,"delta":10,"stock_before":0},{"id":456,"delta":5,"stock_before":1}""");

        Assert.Equal([null, "Update request failed"], pushed.Json["items"]!.AsArray().Select(item => item!["error"]?.GetValue<string>()));
        var again = await Push(api, order, """{"id":456,"delta":5,"stock_before":7}""");
        Assert.Equal([null], Codes(again));
        Assert.Equal((10m, 12m, 2), (keeper.Stock["123"], keeper.Stock["c20_456"], keeper.Pushes.Select(push => push.Key).Distinct().Count()));
    }

    [Fact]
    public async Task A_push_repeated_is_answered_as_the_first_and_sends_nothing()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        const string Lines = """{"id":123,"delta":10,"stock_before":0},{"id":456,"delta":5,"stock_before":1}""";

        var first = await Push(api, order, Lines);
        var again = await Push(api, order, Lines);

        Assert.Equal(Shape(first), Shape(again));
        Assert.Single(keeper.Pushes);
    }

    [Fact]
    public async Task Two_pushes_at_once_are_one()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        const string Lines = """{"id":123,"delta":10,"stock_before":0},{"id":456,"delta":5,"stock_before":1}""";
        const int Callers = 8;
        var (asked, allAsked) = (0, new TaskCompletionSource());
        keeper.BeforeStock = _ =>
        {
            if (Interlocked.Increment(ref asked) == Callers)
            {
                allAsked.SetResult();
            }

            return Task.FromResult(false);
        };
        keeper.AfterPush = _ => allAsked.Task;

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Push(api, order, Lines)));

        Assert.All(answers, answer => Assert.Equal(Shape(answers[0]), Shape(answer)));
        Assert.Single(keeper.Pushes);
        Assert.Equal((10m, 6m), (keeper.Stock["123"], keeper.Stock["c20_456"]));
    }

    [Fact]
    public async Task A_transfer_takes_from_its_source_and_a_purchase_has_none()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        keeper.Stock["c1_1"] = 50;
        var order = await Received(api, """{"purchase-order":{"status":"OPEN","source_warehouse":"w2","warehouse":"w1","items":[{"id":"c1_1","replenishment":10}]}}""", ("c1_1", 4));

        var listed = await api.Get(Path(order) + "?forDst=false");
        Assert.Equal("""{"items":[{"id":"c1_1","delta":-4,"stock_before":50}],"forDst":false,"wh":"w2"}""", Shape(listed));
        var pushed = await api.Send(HttpMethod.Post, Path(order), """{"stock-update":{"items":[{"id":"1","delta":-4,"stock_before":50}],"forDst":false}}""");
        Assert.Equal([null], Codes(pushed));
        Assert.Equal(46, keeper.Stock["c1_1"]);
        Assert.Contains("w2", keeper.Pushes[0].Body, StringComparison.Ordinal);

        var purchase = await Received(api, 1, 1);
        Assert.Equal((400, "no_source_stock"), (await api.Get(Path(purchase) + "?forDst=false")) is var none ? (none.Code, none.ErrorCode) : default);
    }

    [Fact]
    public async Task Without_a_connection_there_is_nowhere_to_push_and_with_two_the_warehouse_says_where()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(null);
        var order = await Received(api, 10, 5);
        const string Lines = """{"id":123,"delta":10,"stock_before":3}""";

        Assert.Equal([3m, 0m], (await api.Get(Path(order))).Json["items"]!.AsArray().Select(item => item!["stock_before"]!.GetValue<decimal>()));
        Assert.Equal((409, "no_connection"), (await Push(api, order, Lines)) is var none ? (none.Code, none.ErrorCode) : default);

        await Connect(api, "one", keeper);
        await Connect(api, "two", keeper);
        Assert.Equal((409, "which_connection"), (await Push(api, order, Lines)) is var which ? (which.Code, which.ErrorCode) : default);
        await api.Must(HttpMethod.Put, "/api/v1/warehouses/w1", """{"warehouse":{"connection":"two"}}""");
        keeper.Stock["123"] = 3;
        Assert.Equal([null], Codes(await Push(api, order, Lines)));
        Assert.Equal("two", (await api.Order(order))["stock-update"]![0]!["connection"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{"stock-update":{}}""")]
    [InlineData("""{"stock-update":{"items":[]}}""")]
    [InlineData("""{"stock-update":{"items":[{}]}}""")]
    [InlineData("""{"stock-update":{"items":[{"id":"123"}]}}""")]
    [InlineData("""{"stock-update":{"items":[{"id":"123","delta":"10"}]}}""")]
    [InlineData("""{"stock-update":{"items":[{"id":"123","delta":1e30}]}}""")]
    [InlineData("""{"stock-update":{"items":[{"id":"123","delta":1.123456789}]}}""")]
    [InlineData("""{"stock-update":{"items":[{"id":-1,"delta":1}]}}""")]
    [InlineData("""{"stock-update":{"items":[{"id":"123","delta":1,"delta":2}]}}""")]
    [InlineData("""{"stock-update":{"items":[{"id":"123","delta":1}]},"forDst":"maybe"}""")]
    [InlineData("""{"stock-update":{"items":[{"id":"123","delta":1}],"forDst":false},"forDst":true}""")]
    [InlineData("""{"stock-update":[{"id":"123","delta":1}]}""")]
    public async Task A_body_that_makes_no_sense_is_a_400_and_nothing_is_begun(string body)
    {
        await using var api = await Open(null);
        var order = await Received(api, 10, 5);
        var commits = api.Store.Commits;

        Assert.Equal(400, (await api.Send(HttpMethod.Post, Path(order), body)).Code);

        Assert.Equal(commits, api.Store.Commits);
    }

    private static async Task<bool> Fail(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsync("{}");
        return true;
    }

    private static async Task<StockKeeper> Keeper()
    {
        var keeper = await StockKeeper.Open();
        keeper.Stock["123"] = 0;
        keeper.Stock["c20_456"] = 1;
        return keeper;
    }

    private static async Task<TestApi> Open(StockKeeper? keeper, IStore? store = null)
    {
        var api = await TestApi.RunWithCatalogue(store, services =>
        {
            services.RemoveAll<WireTimes>();
            services.AddSingleton(new WireTimes { FirstRest = TimeSpan.FromMilliseconds(1), AtOnce = TimeSpan.FromSeconds(20) });
        });
        await api.Must(HttpMethod.Post, "/api/v1/variants", """
            {"variants":[{"id":"123","warehouse":"w1","in_stock":3,"vendors":[{"vendor":"vendor_1","cost_price":1}]},{"id":"c20_456","vendors":[{"vendor":"vendor_1","cost_price":1}]}]}
            """);
        if (keeper is not null)
            await Connect(api, "shop", keeper);
        return api;
    }

    private static Task<Answer> Connect(TestApi api, string name, StockKeeper keeper) => api.Must(
        HttpMethod.Put, $"{Connections}/{name}", $$"""{"connection":{"type":"http","url":"{{keeper.Url}}","secret":"{{Secret}}"} }""");

    private static Task<string> Received(TestApi api, decimal first, decimal second) => Received(
        api,
        """{"purchase-order":{"status":"OPEN","vendor":"vendor_1","warehouse":"w1","items":[{"id":"123","replenishment":10},{"id":"c20_456","replenishment":10}]}}""",
        ("123", first),
        ("c20_456", second));

    private static async Task<string> Received(TestApi api, string body, params (string Id, decimal Total)[] totals)
    {
        var order = (await api.Must(HttpMethod.Post, "/api/v1/purchase-orders", body)).Json["purchase-order"]!["id"]!.GetValue<string>();
        await api.Lifecycle(order, new StockOrders.Domain.Orders.OrderCommand.RouteForApproval());
        await api.Lifecycle(order, new StockOrders.Domain.Orders.OrderCommand.Send());
        var items = new JsonArray([.. totals.Select(total => new JsonObject { ["id"] = total.Id, ["received"] = total.Total })]);
        await api.Must(HttpMethod.Patch, $"/api/v1/purchase-orders/{order}/items", new JsonObject { ["items"] = items }.ToJsonString());
        return order;
    }

    private static string Path(string order) => $"/api/v1/purchase-orders/{order}/stock-update";

    private static Task<Answer> Push(TestApi api, string order, string items, params (string, string)[] headers) => api.Send(
        HttpMethod.Post, Path(order), $$"""{"stock-update":{"items":[{{items}}]},"forDst":true}""", TestApi.Key, TestApi.Account, headers);

    private static IEnumerable<string?> Codes(Answer answer) => answer.Json["items"]!.AsArray().Select(item => item!["code"]?.GetValue<string>());

    /// <summary>What is answered besides how it went.</summary>
    private static string Shape(Answer answer)
    {
        var json = answer.Json.AsObject();
        Assert.True(json.Remove("result"), answer.Text);
        return json.ToJsonString();
    }
}
