using Microsoft.DurableTask.Client;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Outbox;

/// <summary>
/// Does one effect and crosses it off. A row that is gone was done before. Dying anywhere leaves the row, and it is done again.
/// </summary>
internal sealed class OutboxWorker(IStore store, IEnumerable<IEffectWork> kinds)
{
    private readonly IEffectWork[] kinds = [.. kinds];

    /// <returns>When to come back for it; null when it is done.</returns>
    public async Task<DateTimeOffset?> Do(DurableTaskClient client, AccountId account, string effect, CancellationToken cancellation)
    {
        if (await store.Read(new StoreKey(OrderRows.Partition(account), OrderRows.Outbox(effect)), cancellation) is not { } stored)
        {
            return null;
        }

        var row = Packed.To<OutboxRow>(stored);
        var kind = Array.Find(kinds, kind => kind.Takes(row.Effect))
            ?? throw new InvalidOperationException($"Nobody does {row.Effect.GetType().Name}.");
        return await kind.Do(new OwedEffect(stored, row), client, cancellation);
    }
}
