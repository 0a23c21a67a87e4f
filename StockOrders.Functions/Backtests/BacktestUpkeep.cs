using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Backtests;

/// <summary>
/// Takes old backtests away, with all that came of them. It may die anywhere, or run twice: the backtest itself goes last, and as long as it
/// stands the rest is found.
/// </summary>
internal sealed partial class BacktestUpkeep(
    IStore store, AccountRegistry accounts, BacktestBook backtests, TimeProvider clock, ILogger<BacktestUpkeep> log)
{
    [Function(nameof(BacktestUpkeep))]
    public async Task Run([TimerTrigger("0 40 4 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var oldest = clock.GetUtcNow() - RunUpkeep.RunsKeptFor;
        await foreach (var account in accounts.All(cancellation))
        {
            try
            {
                await foreach (var backtest in backtests.All(account, cancellation))
                {
                    // One that never ended counts from its beginning.
                    if ((backtest.FinishedAt ?? backtest.CreatedAt) < oldest)
                    {
                        await Remove(backtest, cancellation);
                    }
                }
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                NotTidied(failure, account.Value);
            }
        }
    }

    private async Task Remove(BacktestRow backtest, CancellationToken cancellation)
    {
        var partition = BacktestRows.Partition(backtest.Account);
        foreach (var range in BacktestRows.PartsOf(backtest.Account, backtest.Id))
        {
            await foreach (var rows in store.All(range, cancellation).Chunk(StoreLimits.MaxChanges).WithCancellation(cancellation))
            {
                await store.Commit(partition, [.. rows.Select(row => RowChange.Delete(row.Key.Row))], cancellation);
            }
        }

        await store.Commit(partition, [RowChange.Delete(BacktestRows.Backtest(backtest.Id))], cancellation);
    }

    [LoggerMessage(4301, LogLevel.Error, "Old backtests of account {Account} could not be taken away; it is tried again tomorrow.")]
    private partial void NotTidied(Exception failure, string account);
}
