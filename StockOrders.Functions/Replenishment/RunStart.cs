using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Starts a run's orchestration, once: its instance is named after account and run.</summary>
internal static class RunStart
{
    private static readonly string[] NeverReplaced =
    [
        nameof(OrchestrationRuntimeStatus.Pending), nameof(OrchestrationRuntimeStatus.Running), nameof(OrchestrationRuntimeStatus.Suspended),
    ];

    public static string InstanceOf(RunRow run) => $"run-{RowName.Escape(run.Account.Value)}-{run.Parts}";

    /// <summary>Whether its orchestration was there and is over.</summary>
    public static async Task<bool> HasEnded(DurableTaskClient client, RunRow run, CancellationToken cancellation) =>
        await client.GetInstanceAsync(InstanceOf(run), getInputsAndOutputs: false, cancellation) is { IsCompleted: true };

    public static async Task Start(DurableTaskClient client, RunRow run, CancellationToken cancellation)
    {
        // A call that is repeated after its run is over would run it all over again.
        if (run.Status != RunStatus.Running)
        {
            return;
        }

        var instance = await client.GetInstanceAsync(InstanceOf(run), getInputsAndOutputs: false, cancellation);
        if (instance is { IsCompleted: false })
        {
            return;
        }

        var options = new StartOrchestrationOptions(InstanceOf(run)) { DedupeStatuses = NeverReplaced };
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                ShardedRunOrchestrator.Name, new RunInput(run.Account.Value, run.Id, run.Night, run.Attempt), options, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Each backend has its own exception for "there is one already", so it is asked rather than guessed.
            if (await client.GetInstanceAsync(InstanceOf(run), getInputsAndOutputs: false, cancellation) is not { IsCompleted: false })
            {
                throw;
            }
        }
    }
}
