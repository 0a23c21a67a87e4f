using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace StockOrders.Functions.Replenishment;

/// <summary>Starts a run's orchestration, once: its instance is named after account and run.</summary>
internal static class RunStart
{
    public static string InstanceOf(RunRow run) => $"run-{run.Account.Value}-{run.Id}";

    public static async Task Start(DurableTaskClient client, RunRow run, CancellationToken cancellation)
    {
        var instance = await client.GetInstanceAsync(InstanceOf(run), getInputsAndOutputs: false, cancellation);
        if (instance is { IsCompleted: false })
        {
            return;
        }

        await client.ScheduleNewOrchestrationInstanceAsync(
            ReplenishmentRunOrchestrator.Name,
            new RunInput(run.Account.Value, run.Id, run.Night),
            new StartOrchestrationOptions(InstanceOf(run)),
            cancellation);
    }
}
