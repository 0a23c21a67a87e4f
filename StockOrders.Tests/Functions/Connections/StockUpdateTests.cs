using StockOrders.Tests.Functions.Hosting;
using static StockOrders.Tests.Functions.Connections.PushedStock;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>Stock pushed to a real server: what is listed, pushed and told of it, and where to.</summary>
public sealed class StockUpdateTests
{
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

    // The other system had the stock, and the answer was 500.
    [Fact]
    public async Task What_was_pushed_is_answered_as_pushed_where_its_metrics_cannot_be_worked_out()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        await Demand.DamagedDemandTests.Damage(api, "123");

        var pushed = await api.Must(HttpMethod.Post, Path(order), """
            {"stock-update":{"items":[{"id":123,"delta":10,"stock_before":0}],"skip_background_jobs":false},"forDst":true}
            """);

        Assert.Equal(10, keeper.Stock["123"]);
        Assert.Contains("The change is made", pushed.Text, StringComparison.Ordinal);
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
}
