using System.Globalization;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class ContinueAsNewTests
{
    [Fact]
    public async Task Continue_as_new_starts_over_with_a_short_history_and_loses_no_event()
    {
        await using var rig = new DurableRig();
        rig.Functions.Activity<int, int>("look", n => n);
        rig.Functions.Orchestrator("loop", async context =>
        {
            var sum = context.GetInput<int>();
            var n = await context.WaitForExternalEvent<int>("add");
            await context.CallActivityAsync("look", n);
            if (n == 0)
                return sum;
            context.ContinueAsNew(sum + n);
            return -1;
        });
        var id = await rig.Run("loop", 0);
        for (var n = 40; n >= 0; n--)
            await rig.Client.RaiseEventAsync(id, "add", n);
        await rig.Scheduler.Settle();

        Assert.Equal((40 * 41 / 2).ToString(CultureInfo.InvariantCulture), await rig.Output(id));
        Assert.True(rig.Engine.ExportHistory(id)!.Length < 2000);
        Assert.Equal(Enumerable.Range(0, 41).Reverse(), rig.Functions.Calls.Select(call => int.Parse(call.Input!, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Continue_as_new_without_preserving_drops_what_nobody_took()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("loop", async context =>
        {
            if (context.GetInput<int>() == 1)
                return await context.WaitForExternalEvent<string>("kept");
            await context.WaitForExternalEvent<string>("go");
            context.ContinueAsNew(1, preserveUnprocessedEvents: false);
            return "?";
        });
        var id = await rig.Run("loop", 0);
        await rig.Raise(id, "kept", "old");
        await rig.Raise(id, "go");
        Assert.True((await rig.Find(id)).IsRunning);

        await rig.Raise(id, "kept", "new");

        Assert.Equal("\"new\"", await rig.Output(id));
    }

    [Fact]
    public async Task Custom_status_is_seen_while_it_runs_and_stays_over_continue_as_new()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("says", async context =>
        {
            if (context.GetInput<bool>())
            {
                await context.WaitForExternalEvent<string>("end");
                return;
            }
            context.SetCustomStatus(new { Stage = "Send" });
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            context.ContinueAsNew(true);
        });
        var id = await rig.Run("says", false);
        Assert.Equal("""{"Stage":"Send"}""", (await rig.Find(id)).SerializedCustomStatus);

        await rig.Pass(TimeSpan.FromHours(1));

        Assert.Equal("""{"Stage":"Send"}""", (await rig.Find(id)).SerializedCustomStatus);
    }

    [Fact]
    public async Task Events_raised_from_many_threads_while_it_runs_are_all_taken()
    {
        await using var rig = new DurableRig();
        rig.Functions.Activity<int, int>("look", n => n);
        rig.Functions.Orchestrator("sums", async context =>
        {
            var (count, sum) = context.GetInput<Tally>()!;
            for (var i = 0; i < 5; i++)
            {
                sum += await context.WaitForExternalEvent<int>("add");
                if (++count == 400)
                    return sum;
                await context.CallActivityAsync("look", i);
            }
            context.ContinueAsNew(new Tally(count, sum));
            return 0;
        });
        var id = await rig.Run("sums", new Tally(0, 0));

        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, cancellation) => await rig.Client.RaiseEventAsync(id, "add", n, cancellation));
        await rig.Scheduler.Settle();

        Assert.Equal((399 * 400 / 2).ToString(CultureInfo.InvariantCulture), await rig.Output(id));
    }

    public sealed record Tally(int Count, int Sum);
}
