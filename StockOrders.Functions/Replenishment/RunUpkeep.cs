using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Takes away what nobody will ask for any more: rows of old runs, histories of orchestrations that ended, and lines of sales that are too old
/// to be corrected. It may die anywhere, or run twice: what is left is found the next time.
/// </summary>
internal sealed partial class RunUpkeep(IStore store, AccountRegistry accounts, RunBook runs, TimeProvider clock, ILogger<RunUpkeep> log)
{
    /// <summary>What was needed is read while drafts are made, and by whoever looks for a fault the day after.</summary>
    public static readonly TimeSpan NeedsKeptFor = TimeSpan.FromDays(2);

    public static readonly TimeSpan RunsKeptFor = TimeSpan.FromDays(30);

    /// <summary>A purge asks for a bounded time, as the first instances of a hub may be years old.</summary>
    private static readonly TimeSpan HistoriesSought = TimeSpan.FromDays(730);

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    [Function("ReplenishmentUpkeep")]
    public async Task Run([TimerTrigger("0 10 5 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await foreach (var account in accounts.All(cancellation))
        {
            try
            {
                await Account(account, now, cancellation);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                NotTidied(failure, account.Value);
            }
        }

        await client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(now - RunsKeptFor - HistoriesSought, now - RunsKeptFor, Ended), cancellation);
    }

    private async Task Account(AccountId account, DateTimeOffset now, CancellationToken cancellation)
    {
        await foreach (var run in runs.All(account, cancellation))
        {
            if (run.FinishedAt is { } over && now - over > NeedsKeptFor)
            {
                await Rows(account, run, now - over > RunsKeptFor, cancellation);
            }
        }

        // A walk through all lines is long; once a month is often enough for what is two years old.
        if (now.Day == 1)
        {
            var oldest = FeedDays.Oldest(DateOnly.FromDateTime(now.UtcDateTime)).AddDays(-1);
            await Remove(
                store.All(DemandNames.AllLines(account), cancellation).Where(row => Packed.To<SoldLine>(row).Date < oldest),
                DemandNames.Partition(account),
                cancellation);
        }
    }

    private async Task Rows(AccountId account, RunRow run, bool whole, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= run.Attempt; attempt++)
        {
            foreach (var range in RunRows.PartsOf(account, RunInput.PartsOf(run.Id, attempt), withFigures: whole))
            {
                await Remove(store.All(range, cancellation), range.Partition, cancellation);
            }
        }

        if (whole)
        {
            // Last: as long as the run stands, its parts are found.
            await store.Commit(RunRows.Partition(account), [RowChange.Delete(RunRows.Run(run.Id))], cancellation);
        }
    }

    private async Task Remove(IAsyncEnumerable<StoredRow> rows, string partition, CancellationToken cancellation)
    {
        await foreach (var transaction in rows.Select(row => RowChange.Delete(row.Key.Row, row.ETag)).Chunk(StoreLimits.MaxChanges).WithCancellation(cancellation))
        {
            // A row that somebody changed meanwhile undoes the whole transaction; then the next day removes the rest.
            await store.Commit(partition, transaction, cancellation);
        }
    }

    [LoggerMessage(4104, LogLevel.Error, "What is old of account {Account} could not be taken away; it is tried again tomorrow.")]
    private partial void NotTidied(Exception failure, string account);
}
