using StockOrders.LocalHost.Durable;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class EventTests
{
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
}
