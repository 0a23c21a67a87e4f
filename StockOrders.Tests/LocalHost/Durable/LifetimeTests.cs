using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class LifetimeTests
{
    [Fact]
    public async Task Terminate_ends_at_once_with_its_output_and_drops_timers()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("waits", context => context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None));
        var id = await rig.Run("waits");

        await rig.Client.TerminateInstanceAsync(id, "enough");
        await rig.Scheduler.Settle();

        var found = await rig.Find(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "\"enough\""), (found.RuntimeStatus, found.SerializedOutput));
        Assert.Null(rig.Scheduler.NextDue());
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.Client.TerminateInstanceAsync(id));
    }

    [Fact]
    public async Task Suspended_instance_keeps_what_comes_until_it_is_resumed()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("waits", context => context.WaitForExternalEvent<string>("e"));
        var id = await rig.Run("waits");
        await rig.Client.SuspendInstanceAsync(id, "hold");
        await rig.Raise(id, "e", "x");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await rig.Find(id)).RuntimeStatus);

        await rig.Client.ResumeInstanceAsync(id);
        await rig.Scheduler.Settle();

        Assert.Equal("\"x\"", await rig.Output(id));
    }

    [Fact]
    public async Task Waiting_for_start_and_end_answers_when_they_come()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("waits", context => context.WaitForExternalEvent<string>("e"));
        var start = rig.Client.WaitForInstanceStartAsync("w");
        var end = rig.Client.WaitForInstanceCompletionAsync("w", getInputsAndOutputs: true);
        await rig.Run("waits", id: "w");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await start).RuntimeStatus);
        Assert.False(end.IsCompleted);

        await rig.Raise("w", "e", "x");

        Assert.Equal("x", (await end).ReadOutputAs<string>());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.Client.WaitForInstanceStartAsync("never", new CancellationToken(true)));
    }

    [Fact]
    public async Task Instances_are_listed_in_pages_by_prefix_status_and_time()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("ends", _ => Task.CompletedTask);
        rig.Functions.Orchestrator("waits", context => context.WaitForExternalEvent<string>("e"));
        for (var i = 0; i < 25; i++)
            await rig.Run("ends", id: string.Create(CultureInfo.InvariantCulture, $"a{i:D2}"));
        await rig.Pass(TimeSpan.FromHours(1));
        await rig.Run("waits", id: "a_late");
        await rig.Run("waits", id: "b");

        async Task<List<string>> Ids(OrchestrationQuery query) => await rig.Client.GetAllInstancesAsync(query).Select(found => found.InstanceId).ToListAsync();

        Assert.Equal(27, (await Ids(new OrchestrationQuery())).Count);
        Assert.Equal(26, (await Ids(new OrchestrationQuery(InstanceIdPrefix: "a", PageSize: 7))).Distinct().Count());
        Assert.Equal(["a_late", "b"], await Ids(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running])));
        Assert.Equal(["a_late", "b"], await Ids(new OrchestrationQuery(CreatedFrom: DurableRig.Start.AddMinutes(1))));
    }

    [Fact]
    public async Task Purge_takes_away_only_what_has_ended()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("ends", _ => Task.CompletedTask);
        rig.Functions.Orchestrator("waits", context => context.WaitForExternalEvent<string>("e"));
        await rig.Run("ends", id: "e1");
        await rig.Run("ends", id: "e2");
        await rig.Run("waits", id: "w");

        Assert.Equal(1, (await rig.Client.PurgeInstanceAsync("e1")).PurgedInstanceCount);
        Assert.Equal(0, (await rig.Client.PurgeInstanceAsync("w")).PurgedInstanceCount);
        Assert.Equal(1, (await rig.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter())).PurgedInstanceCount);
        Assert.Null(await rig.Client.GetInstanceAsync("e1"));
        Assert.NotNull(await rig.Client.GetInstanceAsync("w"));
    }

    [Fact]
    public async Task A_thousand_instances_each_end_with_their_own_result()
    {
        await using var rig = new DurableRig();
        rig.Functions.Activity<int, int>("next", n => n + 1);
        rig.Functions.Orchestrator("life", async context =>
        {
            var n = await context.CallActivityAsync<int>("next", context.GetInput<int>());
            await context.CreateTimer(TimeSpan.FromHours(n % 7), CancellationToken.None);
            return n + await context.WaitForExternalEvent<int>("add");
        });
        for (var i = 0; i < 1000; i++)
        {
            await rig.Client.ScheduleNewOrchestrationInstanceAsync("life", i, new StartOrchestrationOptions($"i{i}"));
            await rig.Client.RaiseEventAsync($"i{i}", "add", 10_000);
        }

        await rig.Pass(TimeSpan.FromHours(7));

        for (var i = 0; i < 1000; i++)
            Assert.Equal((10_001 + i).ToString(CultureInfo.InvariantCulture), await rig.Output($"i{i}"));
    }
}
