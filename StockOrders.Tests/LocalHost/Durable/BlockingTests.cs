using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.Durable;

namespace StockOrders.Tests.LocalHost.Durable;

public sealed class BlockingTests
{
    private static readonly string Kind = typeof(NonDeterminismException).FullName!;

    [Fact]
    public async Task Awaiting_what_is_not_durable_fails_at_once()
    {
        var never = new TaskCompletionSource();

        var message = await FailureOf((_, _) => never.Task);

        Assert.Contains("it waits, but for no task of its context", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Awaiting_work_of_another_thread_fails_even_where_a_timer_is_open()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("strays", async context =>
        {
            var timer = context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            await go.Task;
            await timer;
        });
        var id = await rig.Run("strays");
        Assert.True((await rig.Find(id)).IsRunning);

        go.SetResult();
        var found = await rig.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(Patience.Hang);

        Assert.Equal((OrchestrationRuntimeStatus.Failed, Kind), (found.RuntimeStatus, found.FailureDetails!.ErrorType));
        Assert.Contains("not durable", found.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocking_on_another_thread_that_uses_the_context_fails()
    {
        var message = await FailureOf((context, _) =>
        {
            var thread = new Thread(() => Record.Exception(() => context.NewGuid()));
            thread.Start();
            thread.Join();
            return context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
        });

        Assert.Contains("another thread", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yielding_to_ones_own_thread_is_allowed()
    {
        await using var rig = new DurableRig();
        rig.Functions.Orchestrator("yields", async _ =>
        {
            await Task.Yield();
            return 1;
        });

        Assert.Equal("1", await rig.Output(await rig.Run("yields")));
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
