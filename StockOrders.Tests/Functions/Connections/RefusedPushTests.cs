using System.Text.Json.Nodes;
using static StockOrders.Tests.Functions.Connections.PushedStock;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>Stock pushed to a real server that refuses or is out of order.</summary>
public sealed class RefusedPushTests
{
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

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_connection_out_of_order_leaves_the_push_running_until_it_answers(int status)
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        keeper.BeforePush = http => Fail(http, status);

        var running = await Push(api, order, """{"id":123,"delta":10,"stock_before":0}""", ("Idempotency-Key", "k"));
        Assert.Equal((200, "run"), (running.Code, running.Json["items"]![0]!["status"]!.GetValue<string>()));

        keeper.BeforePush = _ => Task.FromResult(false);
        await api.Advance(TimeSpan.FromHours(7));
        var done = await Push(api, order, """{"id":123,"delta":10,"stock_before":0}""", ("Idempotency-Key", "k"));
        Assert.Null(done.Json["items"]![0]!["status"]);
        Assert.Equal(10, keeper.Stock["123"]);
    }

    [Fact]
    public async Task A_connection_that_took_the_push_and_says_nothing_leaves_it_running_and_the_work_goes_on_by_itself()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        var isGivenUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        keeper.AfterPush = async http =>
        {
            keeper.AfterPush = _ => Task.CompletedTask;
            await keeper.Network.IsWaitedFor(keeper.Network.AtOnce);
            keeper.Network.Pass(keeper.Network.AtOnce);
            await isGivenUp.Task.WaitAsync(http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };

        const string Lines = """{"id":123,"delta":10,"stock_before":0}""";
        var running = await Push(api, order, Lines);
        Assert.Equal((200, "run"), (running.Code, running.Json["items"]![0]!["status"]!.GetValue<string>()));
        Assert.Single(keeper.Pushes);

        // Before it is asked again: time that passes while that call waits could end its patience as well, and once did.
        keeper.Network.Pass(keeper.Network.Try);
        isGivenUp.SetResult();
        var again = await Push(api, order, Lines);
        Assert.Null(again.Json["items"]![0]!["status"]);
        Assert.Equal((10m, 1), (keeper.Stock["123"], keeper.Pushes.Distinct().Count()));
    }

    [Fact]
    public async Task A_refusal_for_good_is_an_error_on_every_line()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        keeper.BeforePush = http => Fail(http, 422);

        var pushed = await Push(api, order, """{"id":123,"delta":10,"stock_before":0},{"id":456,"delta":5,"stock_before":1}""");

        Assert.All(pushed.Json["items"]!.AsArray(), item => Assert.Contains("422", item!["error"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Equal(2, (await api.Get(Path(order))).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Stock_that_cannot_be_read_is_not_written_over_and_listed_as_ours()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        keeper.BeforeStock = http => Fail(http, 500);

        var listed = await api.Get(Path(order));
        var pushed = await Push(api, order, """{"id":123,"delta":10,"stock_before":3},{"id":456,"delta":5,"stock_before":1}""");

        Assert.Equal([3m, 0m], listed.Json["items"]!.AsArray().Select(item => item!["stock_before"]!.GetValue<decimal>()));
        Assert.NotEmpty(listed.Json["result"]!["warnings"]!.AsArray());
        Assert.Equal(["stock_unknown", "stock_unknown"], Codes(pushed));
        Assert.Empty(keeper.Pushes);
    }
}
