using StockOrders.Domain.Connections;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Connections;

/// <summary>
/// Saves what a call has just asked for while its client waits, for a moment. What the moment is too short for stays owed, and the outbox
/// goes on with it.
/// </summary>
internal sealed class SavesAtOnce(IStore store, OrderBook book, SaveWork work, WireTimes times)
{
    /// <returns>The order as it is then.</returns>
    public async Task<StockOrder> Try(AccountId account, StockOrder order, CancellationToken cancellation)
    {
        var running = order.Connections.Where(save => save.Status == SaveStatus.Run).ToArray();
        if (running.Length == 0)
        {
            return order;
        }

        using var patience = new CancellationTokenSource(times.AtOnce, times.Clock);
        await Task.WhenAll(running.Select(save => Try(account, order.Id, save, patience.Token, cancellation)));
        return await book.Find(account, order.Id, cancellation) ?? order;
    }

    private async Task Try(AccountId account, OrderId order, ConnectionSave save, CancellationToken patience, CancellationToken cancellation)
    {
        var key = new StoreKey(OrderRows.Partition(account), OrderRows.Outbox(Effect.SaveOrder.IdOf(order, save.Connection, save.Request)));
        if (await store.Read(key, cancellation) is { } stored)
        {
            await work.Do(new OwedEffect(stored, Packed.To<OutboxRow>(stored)), patience, cancellation);
        }
    }
}
