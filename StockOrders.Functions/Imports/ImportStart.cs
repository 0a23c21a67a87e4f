using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Imports;

/// <summary>Starts the orchestration that applies an import, once: its instance is named after account and import.</summary>
internal static class ImportStart
{
    private static readonly string[] NeverReplaced =
    [
        nameof(OrchestrationRuntimeStatus.Pending), nameof(OrchestrationRuntimeStatus.Running), nameof(OrchestrationRuntimeStatus.Suspended),
    ];

    public static string InstanceOf(ImportRow import) => $"import-{RowName.Escape(import.Account.Value)}-{import.Id}";

    public static async Task Start(DurableTaskClient client, ImportRow import, CancellationToken cancellation)
    {
        if (import.Status != ImportStatus.Applying || await IsRunning(client, import, cancellation))
        {
            return;
        }

        var options = new StartOrchestrationOptions(InstanceOf(import)) { DedupeStatuses = NeverReplaced };
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                DemandImportOrchestrator.Name, new DemandImportInput(import.Account.Value, import.Id, import.Chunks, import.Applied, 0), options, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Each backend has its own exception for "there is one already", so it is asked rather than guessed.
            if (!await IsRunning(client, import, cancellation))
            {
                throw;
            }
        }
    }

    private static async Task<bool> IsRunning(DurableTaskClient client, ImportRow import, CancellationToken cancellation) =>
        await client.GetInstanceAsync(InstanceOf(import), getInputsAndOutputs: false, cancellation) is { IsCompleted: false };
}
