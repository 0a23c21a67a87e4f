using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class SchedulingTests
{
    [Fact]
    public async Task Scheduling_a_running_id_is_refused_and_an_ended_one_is_replaced()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("waits", async context => await context.WaitForExternalEvent<string>("e") + context.GetInput<int>());
        await rig.Run("waits", 1, "one");
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Run("waits", 2, "one"));
        await rig.Raise("one", "e", "a");
        Assert.Equal("\"a1\"", await rig.Output("one"));

        await rig.Run("waits", 3, "one");
        await rig.Raise("one", "e", "b");

        Assert.Equal("\"b3\"", await rig.Output("one"));
    }

    [Fact]
    public async Task Scheduling_an_orchestrator_that_nobody_knows_is_refused()
    {
        await using var rig = new DurableRig();

        await Assert.ThrowsAsync<ArgumentException>(() => rig.Run("unheard of"));
    }

    [Theory]
    [InlineData("@entity")]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("a\nb")]
    public async Task Instance_id_that_Azure_refuses_is_refused_here(string id)
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("ends", _ => Task.CompletedTask);

        await Assert.ThrowsAsync<ArgumentException>(() => rig.Run("ends", id: id));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Run("ends", id: new string('x', 257)));
    }

    [Fact]
    public async Task Start_in_the_future_is_pending_until_then_and_keeps_events()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("later", async context => $"{await context.WaitForExternalEvent<string>("e")} {context.CurrentUtcDateTime - DurableRig.Start.UtcDateTime}");
        await rig.Client.ScheduleNewOrchestrationInstanceAsync("later", null, new StartOrchestrationOptions("l", DurableRig.Start.AddHours(5)));
        await rig.Raise("l", "e", "early");
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await rig.Find("l")).RuntimeStatus);

        await rig.Pass(TimeSpan.FromHours(6));

        Assert.Equal("\"early 05:00:00\"", await rig.Output("l"));
    }

    [Fact]
    public async Task Start_in_the_future_can_be_terminated_before()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("later", _ => Task.CompletedTask);
        await rig.Client.ScheduleNewOrchestrationInstanceAsync("later", null, new StartOrchestrationOptions("l", DurableRig.Start.AddHours(5)));

        await rig.Client.TerminateInstanceAsync("l");
        await rig.Pass(TimeSpan.FromHours(6));

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await rig.Find("l")).RuntimeStatus);
    }
}
