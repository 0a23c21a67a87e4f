using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class LifetimeTests
{
    public sealed record Tally(int Count, int Sum);

    [Fact]
    public async Task Sub_orchestration_gives_its_result_and_knows_its_parent()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return $"{context.GetInput<int>() + 1} {context.Parent!.Name} {context.Parent.InstanceId} {context.InstanceId}";
        });
        rig.Functions.Orchestrator("parent", context => context.CallSubOrchestratorAsync<string>(
            "child", 4, new SubOrchestrationOptions(instanceId: "kid")));
        await rig.Run("parent", id: "mum");

        await rig.Pass(TimeSpan.FromHours(1));

        Assert.Equal("5 parent mum kid", (await rig.Find("mum")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Sub_orchestration_that_fails_throws_in_its_parent()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", _ => throw new FormatException("bad"));
        rig.Functions.Orchestrator("parent", async context =>
        {
            try
            {
                await context.CallSubOrchestratorAsync("child");
                return "?";
            }
            catch (TaskFailedException failure)
            {
                return $"{failure.TaskName} {failure.FailureDetails.IsCausedBy<FormatException>()}";
            }
        });

        Assert.Equal("\"child True\"", await rig.Output(await rig.Run("parent")));
    }

    [Fact]
    public async Task Sub_orchestration_under_an_id_that_runs_already_fails()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", context => context.WaitForExternalEvent<string>("go"));
        rig.Functions.Orchestrator("parent", context => context.CallSubOrchestratorAsync("child", new SubOrchestrationOptions(instanceId: "kid")));
        await rig.Run("child", id: "kid");

        var found = await rig.Find(await rig.Run("parent"));

        Assert.Contains("already exists", found.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

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

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Terminate_takes_the_sub_orchestrations_along_only_when_recursive(bool recursive, OrchestrationRuntimeStatus child)
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", context => context.WaitForExternalEvent<string>("never"));
        rig.Functions.Orchestrator("parent", context => context.CallSubOrchestratorAsync("child", new SubOrchestrationOptions(instanceId: "kid")));
        await rig.Run("parent", id: "mum");

        await rig.Client.TerminateInstanceAsync("mum", new TerminateInstanceOptions(Recursive: recursive));
        await rig.Scheduler.Settle();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await rig.Find("mum")).RuntimeStatus);
        Assert.Equal(child, (await rig.Find("kid")).RuntimeStatus);
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

    [Fact]
    public async Task Sub_orchestration_that_continues_as_new_still_answers_its_parent()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("child", async context =>
        {
            var left = context.GetInput<int>();
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            if (left > 0)
                context.ContinueAsNew(left - 1);
            return "last";
        });
        rig.Functions.Orchestrator("parent", context => context.CallSubOrchestratorAsync<string>("child", 3));
        var id = await rig.Run("parent");

        await rig.Pass(TimeSpan.FromHours(4));

        Assert.Equal("\"last\"", await rig.Output(id));
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
