using StockOrders.Domain.Values;
using StockOrders.Functions.Outbox;
using StockOrders.Tests.Functions.Hosting;
using static StockOrders.Tests.Functions.Connections.PushedStock;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>Stock pushed to a real server twice, at once, after an answer that got lost and after the end of the process: it is pushed once.</summary>
public sealed class RepeatedPushTests
{
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
    public async Task Answers_that_got_lost_are_asked_for_under_the_same_key_and_the_goods_are_counted_once()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        var cut = 0;
        keeper.AfterPush = http =>
        {
            if (++cut <= 4)
                http.Abort();
            return Task.CompletedTask;
        };
        const string Lines = """{"id":123,"delta":10,"stock_before":0}""";

        var lost = await Push(api, order, Lines);
        Assert.Equal("run", lost.Json["items"]![0]!["status"]!.GetValue<string>());
        Assert.Equal("push_running", Assert.Single(Codes(await Push(api, order, """{"id":123,"delta":3,"stock_before":10}"""))));
        await api.Advance(TimeSpan.FromHours(7));
        var found = await Push(api, order, Lines);

        Assert.Equal("""[{"id":123,"delta":10,"stock_before":0}]""", found.Json["items"]!.ToJsonString());
        Assert.Equal((10m, 1), (keeper.Stock["123"], keeper.Pushes.Select(push => push).Distinct().Count()));
        Assert.True(keeper.Pushes.Count > 4);
    }

    /// <summary>Each commit of the call fails once, as if the process had died there: the same call made again ends as if nothing had been.</summary>
    [Fact]
    public async Task Dying_between_any_two_steps_pushes_once()
    {
        for (var dies = 1; dies <= 4; dies++)
        {
            using var store = new MeteredStore();
            await using var keeper = await Keeper();
            await using var api = await Open(keeper, store);
            var order = await Received(api, 10, 5);
            var commits = 0;
            store.BeforeCommit = (_, _) =>
            {
                if (Interlocked.Increment(ref commits) == dies)
                    throw new IOException("died");
            };

            const string Lines = """{"id":123,"delta":10,"stock_before":0},{"id":456,"delta":5,"stock_before":1}""";
            var died = await Push(api, order, Lines);
            Assert.Equal(500, died.Code);
            await api.Advance(TimeSpan.FromMinutes(1));
            var again = await Push(api, order, Lines);

            Assert.Equal("""[{"id":123,"delta":10,"stock_before":0},{"id":456,"delta":5,"stock_before":1}]""", again.Json["items"]!.ToJsonString());
            Assert.Equal((10m, 6m), (keeper.Stock["123"], keeper.Stock["c20_456"]));
            Assert.Single(keeper.Pushes.Distinct());
            Assert.Equal("[]", (await api.Get(Path(order))).Json["items"]!.ToJsonString());
        }
    }

    /// <summary>The caller hung up, or the app was restarted: nobody asks again, and the goods get there all the same.</summary>
    [Fact]
    public async Task The_outbox_ends_a_push_that_nobody_asks_for_again()
    {
        await using var keeper = await Keeper();
        await using var api = await Open(keeper);
        var order = await Received(api, 10, 5);
        var cut = 0;
        keeper.AfterPush = http =>
        {
            if (++cut <= 3)
                http.Abort();
            return Task.CompletedTask;
        };
        await Push(api, order, """{"id":123,"delta":10,"stock_before":0}""");
        await api.Advance(TimeSpan.FromHours(1));

        var effect = StockOrders.Domain.Effects.Effect.PushStock.IdOf(new OrderId(order), 1);
        Assert.Null(await api.Get<OutboxWorker>().Do(null!, new AccountId(TestApi.Account), effect, default));

        var line = (await api.Order(order))["stock-update"]![0]!["items"]![0]!;
        Assert.Null(line["status"]);
        Assert.Equal((10m, 1), (keeper.Stock["123"], keeper.Pushes.Distinct().Count()));
        Assert.Null(await api.Get<OutboxWorker>().Do(null!, new AccountId(TestApi.Account), effect, default));
        Assert.Equal(4, keeper.Pushes.Count);
    }
}
