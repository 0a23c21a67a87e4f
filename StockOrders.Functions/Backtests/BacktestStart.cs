using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Backtests;

/// <summary>
/// Starts a backtest's orchestration, once: its instance is named after account and backtest. Asked again, as by everyone who looks how far
/// it is, it starts what could not be started before.
/// </summary>
internal static class BacktestStart
{
    public static string InstanceOf(BacktestRow row) => $"backtest-{RowName.Escape(row.Account.Value)}-{row.Id}";

    public static async Task Start(DurableTaskClient client, BacktestRow row, CancellationToken cancellation)
    {
        if (row.Status != BacktestStatus.Running || await IsThere(client, row, cancellation))
        {
            return;
        }

        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                BacktestOrchestrator.Name,
                new BacktestOrchestrator.Input(row.Account.Value, row.Id, row.Parts),
                new StartOrchestrationOptions(InstanceOf(row)) { DedupeStatuses = NeverReplaced },
                cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // Each backend has its own exception for "there is one already", so it is asked rather than guessed.
            if (!await IsThere(client, row, cancellation))
            {
                throw;
            }
        }
    }

    private static readonly string[] NeverReplaced =
    [
        nameof(OrchestrationRuntimeStatus.Pending), nameof(OrchestrationRuntimeStatus.Running), nameof(OrchestrationRuntimeStatus.Suspended),
    ];

    private static async Task<bool> IsThere(DurableTaskClient client, BacktestRow row, CancellationToken cancellation) =>
        await client.GetInstanceAsync(InstanceOf(row), getInputsAndOutputs: false, cancellation) is { IsCompleted: false };
}
