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
