using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.Durable;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class TimerAndEventTests
{
    [Fact]
    public async Task Timer_fires_at_its_instant_and_not_a_minute_before()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("waits", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(25), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        var id = await rig.Run("waits");

        await rig.Pass(TimeSpan.FromHours(25) - TimeSpan.FromMinutes(1));
        Assert.True((await rig.Find(id)).IsRunning);
        await rig.Pass(TimeSpan.FromHours(2));

        Assert.Equal(DurableRig.Start.AddHours(25).UtcDateTime, (await rig.Find(id)).ReadOutputAs<DateTime>());
    }

    [Theory]
    [InlineData(true, "answer yes at 10:00:00")]
    [InlineData(false, "silence at 1.01:00:00")]
    public async Task Race_of_an_event_and_a_timer_is_won_by_what_came_first(bool answered, string expected)
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("race", async context =>
        {
            using var off = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromHours(25), off.Token);
            var answer = context.WaitForExternalEvent<string>("answer");
            var won = await Task.WhenAny(timer, answer) == answer;
            if (won)
                off.Cancel();
            return $"{(won ? "answer " + await answer : "silence")} at {context.CurrentUtcDateTime - DurableRig.Start.UtcDateTime:c}";
        });
        var id = await rig.Run("race");
        await rig.Pass(TimeSpan.FromHours(10));
        if (answered)
            await rig.Raise(id, "ANSWER", "yes");
        else
            await rig.Pass(TimeSpan.FromHours(30));

        Assert.Equal(expected, (await rig.Find(id)).ReadOutputAs<string>());
        Assert.Null(rig.Scheduler.NextDue());
    }

    [Fact]
    public async Task Event_at_the_very_instant_of_the_timer_is_not_lost()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("race", async context =>
        {
            var answer = context.WaitForExternalEvent<string>("answer");
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return await answer;
        });
        var id = await rig.Run("race");

        await rig.Pass(TimeSpan.FromHours(1));
        await rig.Raise(id, "answer", "late");

        Assert.Equal("\"late\"", await rig.Output(id));
    }

    [Fact]
    public async Task Orchestration_that_has_returned_ends_when_its_open_timer_fires_as_in_Azure()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("forgets", context =>
        {
            _ = context.CreateTimer(TimeSpan.FromDays(3), CancellationToken.None);
            return Task.FromResult("done");
        });
        var id = await rig.Run("forgets");

        Assert.True((await rig.Find(id)).IsRunning);
        Assert.Contains(rig.Log, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("set a timer", StringComparison.Ordinal));
        await rig.Pass(TimeSpan.FromDays(3));

        Assert.Equal("\"done\"", await rig.Output(id));
    }

    [Fact]
    public async Task Events_that_come_before_anybody_waits_are_kept_in_order_for_each_name()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("collects", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            var taken = new List<string>();
            for (var i = 0; i < 3; i++)
                taken.Add(await context.WaitForExternalEvent<string>("a"));
            taken.Add(await context.WaitForExternalEvent<string>("b"));
            return taken;
        });
        var id = await rig.Run("collects");
        foreach (var (name, value) in new[] { ("a", "1"), ("b", "x"), ("A", "2"), ("a", "3") })
            await rig.Client.RaiseEventAsync(id, name, value);

        await rig.Pass(TimeSpan.FromHours(1));

        Assert.Equal(["1", "2", "3", "x"], (await rig.Find(id)).ReadOutputAs<List<string>>()!);
    }

    [Fact]
    public async Task Wait_with_a_time_out_ends_cancelled_when_nothing_comes()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("waits", async context =>
        {
            try
            {
                return await context.WaitForExternalEvent<string>("never", TimeSpan.FromHours(2));
            }
            catch (OperationCanceledException)
            {
                return "nothing came";
            }
        });
        var id = await rig.Run("waits");

        await rig.Pass(TimeSpan.FromHours(2));

        Assert.Equal("nothing came", (await rig.Find(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_that_goes_to_a_cancelled_wait_is_lost_and_that_is_said()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("drops", async context =>
        {
            using var off = new CancellationTokenSource();
            _ = context.WaitForExternalEvent<string>("e", off.Token);
            off.Cancel();
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("e");
        });
        var id = await rig.Run("drops");

        await rig.Raise(id, "e", "first");
        await rig.Pass(TimeSpan.FromHours(1));
        await rig.Raise(id, "e", "second");

        Assert.Equal("\"second\"", await rig.Output(id));
        Assert.Contains(rig.Log, line => line.StartsWith("Warning: Event 'e'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Event_for_an_unknown_or_ended_instance_is_refused_as_Azure_Storage_does_or_dropped_if_so_set()
    {
        await using var strict = new DurableRig();
        strict.Functions.Orchestrator("ends", _ => Task.CompletedTask);
        var ended = await strict.Run("ends");
        await Assert.ThrowsAsync<ArgumentException>(() => strict.Raise("nobody", "e"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => strict.Raise(ended, "e"));

        await using var lenient = new DurableRig(new DurableOptions { ThrowStatusExceptionsOnRaiseEvent = false });
        await lenient.Raise("nobody", "e");
        Assert.Contains(lenient.Log, line => line.Contains("nobody", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Orchestration_sends_an_event_to_another()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("hears", context => context.WaitForExternalEvent<int>("said"));
        rig.Functions.Orchestrator("says", context =>
        {
            context.SendEvent("listener", "said", 7);
            return Task.CompletedTask;
        });
        await rig.Run("hears", id: "listener");

        await rig.Run("says");

        Assert.Equal("7", await rig.Output("listener"));
    }

    [Fact]
    public async Task Sixty_days_of_timers_fire_in_the_order_of_their_instants_across_instances()
    {
        await using var rig = new DurableRig();
        var order = new List<(int Instance, TimeSpan At)>();
        rig.Functions.Activity<int, bool>("note", n =>
        {
            lock (order)
                order.Add((n, rig.Elapsed));
            return true;
        });
        rig.Functions.Orchestrator("ticks", async context =>
        {
            var n = context.GetInput<int>();
            for (var i = 0; i < 10; i++)
            {
                await context.CreateTimer(TimeSpan.FromHours(100 + n), CancellationToken.None);
                await context.CallActivityAsync("note", n);
            }
        });
        for (var n = 0; n < 5; n++)
            await rig.Run("ticks", n);

        await rig.Pass(TimeSpan.FromDays(60));

        Assert.Equal(50, order.Count);
        Assert.Equal(order.Select(entry => entry.At), order.Select(entry => entry.At).Order());
        Assert.All(order.GroupBy(entry => entry.Instance), ticks =>
            Assert.Equal(Enumerable.Range(1, 10).Select(i => TimeSpan.FromHours(i * (100 + ticks.Key))), ticks.Select(entry => entry.At)));
    }
}
