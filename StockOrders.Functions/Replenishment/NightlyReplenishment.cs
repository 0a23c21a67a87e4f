using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Starts each account's run of the night when its own clock has passed two, starts again what was written down and never began,
/// and tries a night that failed once more.
/// It asks "has it run for this day?" rather than "is it two?", so an hour that is skipped or comes twice, or a host that was off, costs
/// or doubles no night.
/// </summary>
internal sealed partial class NightlyReplenishment(
    AccountRegistry accounts, SettingsRows settings, RunBook runs, IStore store, TimeProvider clock, ILogger<NightlyReplenishment> log)
{
    private static readonly TimeOnly NotBefore = new(2, 0);

    [Function("NightlyReplenishment")]
    public Task Start([TimerTrigger("0 0 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) => ForEach(
        async account =>
        {
            var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), (await settings.Get(account, fresh: true, cancellation)).Zone());
            var id = RunBook.NightId(DateOnly.FromDateTime(local.DateTime));
            if (TimeOnly.FromTimeSpan(local.TimeOfDay) >= NotBefore && await runs.Find(account, id, cancellation) is null)
            {
                await RunStart.Start(client, await runs.Open(account, id, cancellation), cancellation);
            }
        },
        cancellation);

    [Function("ReplenishmentSweep")]
    public Task Sweep([TimerTrigger("30 */15 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) => ForEach(
        async account =>
        {
            await foreach (var row in store.All(RunRows.AllOpen(account), cancellation))
            {
                var run = Packed.To<RunRow>(row);
                if (run.Status == RunStatus.Running && await RunStart.HasEnded(client, run, cancellation))
                {
                    await runs.Died(run, cancellation);
                }

                else if ((run.Status == RunStatus.Failed ? await runs.Again(run, cancellation) : run) is { } due)
                {
                    await RunStart.Start(client, due, cancellation);
                }
            }
        },
        cancellation);

    /// <summary>One account whose run cannot be started must not keep the others waiting; the next occurrence tries it again.</summary>
    private async Task ForEach(Func<AccountId, Task> start, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            try
            {
                await start(account);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                NotStarted(failure, account.Value);
            }
        }
    }

    [LoggerMessage(4101, LogLevel.Error, "The recalculation of account {Account} could not be started.")]
    private partial void NotStarted(Exception failure, string account);
}
