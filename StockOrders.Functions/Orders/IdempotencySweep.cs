using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>Removes answers that are kept for idempotency keys once their day is over. An answer that is too old is not given in any case.</summary>
internal sealed class IdempotencySweep(IStore store, AccountRegistry accounts, TimeProvider clock)
{
    [Function("IdempotencySweep")]
    public async Task Run([TimerTrigger("0 40 */6 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        await foreach (var account in accounts.All(cancellation))
        {
            await foreach (var expired in Expired(account, cancellation).Chunk(StoreLimits.MaxChanges).WithCancellation(cancellation))
            {
                // A row that somebody removed meanwhile undoes the whole transaction; then the next run removes the rest.
                await store.Commit(OrderRows.Partition(account), expired, cancellation);
            }
        }
    }

    private IAsyncEnumerable<RowChange> Expired(AccountId account, CancellationToken cancellation) =>
        store.All(OrderRows.AllIdempotency(account), cancellation)
            .Where(row => clock.GetUtcNow() - Packed.To<IdempotencyRow>(row).At > IdempotencyRow.KeptFor)
            .Select(row => RowChange.Delete(row.Key.Row, row.ETag));
}
