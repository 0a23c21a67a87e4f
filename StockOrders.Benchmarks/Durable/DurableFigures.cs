using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.Durable;
using StockOrders.LocalHost.State;

namespace StockOrders.Benchmarks.Durable;

/// <summary>What the local host's durable engine can do: steps a second, and one life of 60 days in virtual time.</summary>
internal static class DurableFigures
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <param name="open">Opens the state to measure on.</param>
    public static async Task<IReadOnlyList<(string What, double Value)>> Measure(Func<HostState> open)
    {
        await Row(open, 100, 10);
        var (steps, one) = (await Row(open, 400, 25), await Row(open, 1, 2000));
        for (var warm = 0; warm < 5; warm++)
            await Life(open);
        var lives = new List<double>();
        for (var i = 0; i < 21; i++)
            lives.Add(await Life(open));
        lives.Sort();
        return
        [
            ("durable steps/s, 400 instances", steps),
            ("durable steps/s, one instance of 2,000 steps by 20", one),
            ("one instance calling 1,000 activities at once, ms", await Fan(open)),
            ("one life of 60 days and 30 steps, ms (median of 21)", lives[10]),
        ];
    }

    /// <summary>Activities in a row; every activity is a step, and each of its instances begins anew after 20 of them.</summary>
    private static async Task<double> Row(Func<HostState> open, int instances, int steps)
    {
        using var state = open();
        var work = new WorkTracker();
        await using var scheduler = new Scheduler(TimeProvider.System, work, NullLogger<Scheduler>.Instance);
        await using var engine = new DurableEngine(state, TimeProvider.System, work, scheduler, new Rows(), new DurableOptions(), NullLoggerFactory.Instance);
        engine.Start();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < instances; i++)
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("row", steps);
        await scheduler.Settle();
        return instances * (steps + 1) / watch.Elapsed.TotalSeconds;
    }

    /// <summary>One instance that calls 1,000 activities at once.</summary>
    private static async Task<double> Fan(Func<HostState> open)
    {
        using var state = open();
        var work = new WorkTracker();
        await using var scheduler = new Scheduler(TimeProvider.System, work, NullLogger<Scheduler>.Instance);
        await using var engine = new DurableEngine(state, TimeProvider.System, work, scheduler, new Rows(), new DurableOptions(), NullLoggerFactory.Instance);
        engine.Start();
        var watch = Stopwatch.StartNew();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("fan");
        await scheduler.Settle();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> Life(Func<HostState> open)
    {
        using var state = open();
        var work = new WorkTracker();
        var clock = new VirtualClock(Start);
        await using var scheduler = new Scheduler(clock, work, NullLogger<Scheduler>.Instance);
        await using var engine = new DurableEngine(state, clock, work, scheduler, new Rows(), new DurableOptions(), NullLoggerFactory.Instance);
        scheduler.Start();
        engine.Start();
        var watch = Stopwatch.StartNew();
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("life", null, new StartOrchestrationOptions("life"));
        await scheduler.AdvanceTo(Start.AddDays(60));
        var taken = watch.Elapsed.TotalMilliseconds;
        if ((await engine.Client.GetInstanceAsync("life"))?.IsCompleted != true)
            throw new InvalidOperationException("The life has not ended.");
        return taken;
    }

    private sealed class Rows : IDurableFunctions
    {
        public bool HasOrchestrator(string name) => true;

        public Task<object?> RunOrchestrator(string name, TaskOrchestrationContext context) => name switch
        {
            "row" => Row(context),
            "fan" => Fan(context),
            _ => Life(context),
        };

        public Task<string?> RunActivity(ActivityCall call, CancellationToken cancellation) => Task.FromResult<string?>("1");

        private static async Task<object?> Row(TaskOrchestrationContext context)
        {
            var left = context.GetInput<int>();
            for (var i = 0; i < 20 && left > 0; i++)
                left -= await context.CallActivityAsync<int>("one", left);
            if (left > 0)
                context.ContinueAsNew(left);
            return null;
        }

        private static async Task<object?> Fan(TaskOrchestrationContext context) =>
            await Task.WhenAll(Enumerable.Range(0, 1000).Select(n => context.CallActivityAsync<int>("one", n)));

        private static async Task<object?> Life(TaskOrchestrationContext context)
        {
            for (var i = 0; i < 10; i++)
            {
                await context.CallActivityAsync<int>("one", i);
                await context.CreateTimer(TimeSpan.FromDays(5.5), CancellationToken.None);
                await context.CallActivityAsync<int>("one", i);
            }
            return null;
        }
    }
}
