using StockOrders.Domain.Effects;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Outbox;

/// <summary>Has everything tried now that an order owes, and its lifecycle look at it, for a person who does not want to wait for the next attempt.</summary>
internal sealed class OwedEffects(IStore store, OutboxBell bell, TimeProvider clock)
{
    public async Task TryNow(AccountId account, OrderId order, CancellationToken cancellation)
    {
        var partition = OrderRows.Partition(account);
        var wake = new Effect.WakeLifecycle($"{order}.again.Wake", order);
        await store.Commit(
            partition, [RowChange.Put(OrderRows.Outbox(wake.Id), Packed.From(new OutboxRow(account, wake, clock.GetUtcNow())))], cancellation);

        var owed = new List<string>();
        await foreach (var row in store.All(OrderRows.OutboxOf(account, order), cancellation))
        {
            owed.Add(await Roused(row, cancellation));
        }

        await bell.Ring(account, owed, cancellation);
    }

    /// <summary>One that somebody is at keeps their claim: it ends by itself shortly. A lost race means that somebody is.</summary>
    private async Task<string> Roused(StoredRow stored, CancellationToken cancellation)
    {
        var row = Packed.To<OutboxRow>(stored);
        if (row.ClaimedUntil > clock.GetUtcNow() + OutboxRow.ClaimLasts)
        {
            await store.Commit(
                stored.Key.Partition, [RowChange.Replace(stored.Key.Row, Packed.From(row with { ClaimedUntil = null }), stored.ETag)], cancellation);
        }

        return row.Effect.Id;
    }
}
