using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.LocalHost.Durable;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class DeterminismTests
{
    private static readonly string Kind = typeof(NonDeterminismException).FullName!;

    [Fact]
    public async Task Ids_and_time_are_the_same_on_every_replay()
    {
        await using var rig = new DurableRig();
        var seen = new List<(Guid, Guid, DateTime)>();
        rig.Functions.Orchestrator("draws", async context =>
        {
            seen.Add((context.NewGuid(), context.NewGuid(), context.CurrentUtcDateTime));
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        });
        await rig.Run("draws");
        await rig.Pass(TimeSpan.FromHours(2));

        Assert.Equal(3, seen.Count);
        Assert.Single(seen.Distinct());
        Assert.NotEqual(seen[0].Item1, seen[0].Item2);
        Assert.Equal(DurableRig.Start.UtcDateTime, seen[0].Item3);
    }

    [Fact]
    public async Task Replay_safe_logger_says_each_thing_once()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("logs", async context =>
        {
            var log = context.CreateReplaySafeLogger("x");
#pragma warning disable CA1848 // Two lines of a test.
            log.LogInformation("begins");
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            log.LogInformation("ends");
#pragma warning restore CA1848
        });
        await rig.Run("logs");
        await rig.Pass(TimeSpan.FromHours(1));

        Assert.Equal(["Information: begins", "Information: ends"], rig.Log);
    }

    [Fact]
    public async Task Other_activity_on_replay_fails_and_names_the_step()
    {
        await using var rig = new DurableRig();
        var runs = 0;
        rig.Functions.Activity<string, string>("ship", _ => "");
        rig.Functions.Activity<string, string>("bill", _ => "");
        rig.Functions.Orchestrator("moody", async context =>
        {
            await context.CallActivityAsync("ship");
            await context.CallActivityAsync(runs++ < 1 ? "ship" : "bill");
        });

        var found = await rig.Find(await rig.Run("moody"));

        Assert.Equal((OrchestrationRuntimeStatus.Failed, Kind), (found.RuntimeStatus, found.FailureDetails!.ErrorType));
        Assert.Contains("Step 1 differs from history: history says that it called activity 'ship', the code called activity 'bill'", found.FailureDetails.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(rig.Log, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("Step 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Step_left_out_on_replay_fails_and_names_it()
    {
        var message = await FailureOf(async (context, run) =>
        {
            if (run == 1)
                await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            else
                await context.WaitForExternalEvent<string>("e");
        });

        Assert.Contains("Step 0 differs from history: history says that it set a timer", message, StringComparison.Ordinal);
        Assert.Contains("the code did nothing there", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_added_on_replay_fails_and_names_it()
    {
        var message = await FailureOf(async (context, run) =>
        {
            var timer = context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            if (run > 1)
                context.SendEvent("somebody", "extra", 1);
            await timer;
        });

        Assert.Contains("Step 1 is not in history: the code sent event 'extra' to 'somebody'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_history_replays_under_the_same_code_and_not_under_changed_code()
    {
        await using var rig = new DurableRig();
        rig.Functions.Activity<string, string>("ship", _ => "ok");
        rig.Functions.Orchestrator("order", async context =>
        {
            await context.CallActivityAsync("ship", "1");
            using var off = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(25), off.Token);
            var answer = context.WaitForExternalEvent<string>("answer");
            if (await Task.WhenAny(timer, answer) == answer)
                off.Cancel();
            return "done";
        });
        var id = await rig.Run("order");
        var halfway = rig.Engine.ExportHistory(id)!;
        await rig.Raise(id, "answer", "yes");
        var whole = rig.Engine.ExportHistory(id)!;

        HistoryReplay.Verify(rig.Functions, halfway);
        HistoryReplay.Verify(rig.Functions, whole);

        var changed = new DurableRig.TestFunctions();
        changed.Orchestrator("order", async context =>
        {
            await context.CallActivityAsync("pack", "1");
            await context.CallActivityAsync("ship", "1");
        });
        var failure = Assert.Throws<NonDeterminismException>(() => HistoryReplay.Verify(changed, whole));
        Assert.Contains("called activity 'ship', the code called activity 'pack'", failure.Message, StringComparison.Ordinal);

        var longer = new DurableRig.TestFunctions();
        longer.Orchestrator("order", async context =>
        {
            await context.CallActivityAsync("ship", "1");
            _ = context.CreateTimer(TimeSpan.FromHours(25), CancellationToken.None);
            await context.WaitForExternalEvent<string>("answer");
            await context.WaitForExternalEvent<string>("one more");
        });
        HistoryReplay.Verify(longer, halfway);
        Assert.Throws<NonDeterminismException>(() => HistoryReplay.Verify(longer, whole));
    }

    private static async Task<string> FailureOf(Func<TaskOrchestrationContext, int, Task> code)
    {
        await using var rig = new DurableRig();
        var runs = 0;
        rig.Functions.Orchestrator("moody", context => code(context, ++runs));
        var id = await rig.Run("moody");
        await rig.Pass(TimeSpan.FromHours(1));
        var found = await rig.Find(id);
        Assert.Equal((OrchestrationRuntimeStatus.Failed, Kind), (found.RuntimeStatus, found.FailureDetails?.ErrorType));
        return found.FailureDetails!.ErrorMessage;
    }
}
