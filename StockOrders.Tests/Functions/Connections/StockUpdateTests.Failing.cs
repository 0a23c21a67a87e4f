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

public sealed partial class StockUpdateTests
{
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
