using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.LocalHost.Queues;

namespace StockOrders.Tests.LocalHost.Queues;

public sealed class QueueTriggerTests
{
    [Fact]
    public async Task A_message_runs_its_function_once_and_is_gone()
    {
        await using var app = await Run();
        await Send(app, "words", "good");
        await app.WhenIdle();
        Assert.Contains("good #1 at 00:00:00", Lines(app));
        Assert.Equal(0, app.Services.GetRequiredService<LocalQueues>().Count("words"));
        await app.Advance(TimeSpan.FromDays(1));
        Assert.Single(Lines(app), line => line.StartsWith("good", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_function_that_fails_is_tried_five_times_then_the_message_is_poison()
    {
        await using var app = await Run();
        await Send(app, "words", "bad");
        await app.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(
            ["bad #1 at 00:00:00", "bad #2 at 00:00:30", "bad #3 at 00:01:00", "bad #4 at 00:01:30", "bad #5 at 00:02:00", "given up: bad"],
            Lines(app));
    }

    [Fact]
    public async Task A_delayed_message_waits_for_its_time_on_the_virtual_clock()
    {
        await using var app = await Run();
        await Client(app, "words").SendMessageAsync("later", TimeSpan.FromHours(5), null, CancellationToken.None);
        await app.Advance(TimeSpan.FromHours(5) - TimeSpan.FromTicks(1));
        Assert.Empty(Lines(app));
        await app.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["later #1 at 05:00:00"], Lines(app));
    }

    [Fact]
    public async Task Many_messages_are_all_run()
    {
        await using var app = await Run();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Send(app, "words", $"w{i}")));
        await app.WhenIdle();
        Assert.Equal(200, Lines(app).Distinct().Count());
    }

    [Fact]
    public async Task A_message_becomes_the_type_that_the_function_asks_for_in_a_queue_named_by_a_setting()
    {
        await using var app = await Run();
        await Send(app, "facts", """{"name": "answer", "VALUE": 42}""");
        await app.WhenIdle();
        Assert.Equal(["answer is 42"], Lines(app));
    }

    [Fact]
    public async Task A_message_under_work_when_the_host_stops_is_there_after_the_next_start()
    {
        using var directory = new TemporaryDirectory();
        var options = Options() with { Store = StoreChoice.Sqlite, DataDirectory = directory.Path };
        await using (var app = await LocalApp.Start(options))
        {
            await Send(app, "words", "wait");
            while (Lines(app).Count == 0)
                await Task.Yield();
        }

        await using var again = await LocalApp.Start(options);
        while (Lines(again).Count == 0)
            await Task.Yield();
        Assert.Equal(["wait #2 at 00:00:00"], Lines(again));
    }

    [Fact]
    public async Task A_message_that_ended_the_process_five_times_is_poison_without_a_sixth()
    {
        using var directory = new TemporaryDirectory();
        await using (var without = await LocalApp.Start(
            SampleApp.Options() with { Store = StoreChoice.Sqlite, DataDirectory = directory.Path }))
        {
            var queues = without.Services.GetRequiredService<LocalQueues>();
            queues.Send("words", "killer"u8.ToArray(), TimeSpan.Zero, DateTimeOffset.MaxValue);
            for (var i = 0; i < 5; i++)
                queues.Update("words", Assert.Single(queues.Receive("words", 1, TimeSpan.Zero, inHand: true)), TimeSpan.Zero);
        }

        await using var app = await LocalApp.Start(Options() with { Store = StoreChoice.Sqlite, DataDirectory = directory.Path });
        await app.WhenIdle();
        Assert.Equal(["given up: killer"], Lines(app));
    }

    private static LocalAppOptions Options() => SampleApp.Options(typeof(SampleQueueFunctions)) with
    {
        Settings = new Dictionary<string, string?> { ["FactsQueue"] = "facts" },
    };

    private static Task<LocalApp> Run() => LocalApp.Start(Options());

    private static QueueClient Client(LocalApp app, string queue) => app.Services.GetRequiredKeyedService<QueueClient>(queue);

    private static async Task Send(LocalApp app, string queue, string text) => await Client(app, queue).SendMessageAsync(text, CancellationToken.None);

    private static List<string> Lines(LocalApp app) =>
        [.. app.Services.GetRequiredService<Seen>().Lines.Where(line => line.Contains('#', StringComparison.Ordinal)
            || line.Contains(" is ", StringComparison.Ordinal) || line.StartsWith("given up", StringComparison.Ordinal))];
}
