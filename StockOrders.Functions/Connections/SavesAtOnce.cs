using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;

namespace StockOrders.Functions.Connections;

/// <summary>
/// Saves what a call has just asked for while its client waits, for a moment. What the moment is too short for stays owed, and the outbox
/// goes on with it; so it does where this process dies.
/// </summary>
internal sealed class SavesAtOnce(OrderBook book, SaveWork work, OutboxBell bell, WireTimes times, TimeProvider clock)
{
    /// <summary>What the order's change is to leave to us (<see cref="OrderRequest.Takes"/>).</summary>
    public static bool Takes(Effect effect) => effect is Effect.SaveOrder;

    /// <returns>The order as it is then.</returns>
    public async Task<StockOrder> Try(AccountId account, OrderBooked booked, CancellationToken cancellation)
    {
        if (booked.Taken.Count == 0)
        {
            return booked.Order;
        }

        using var patience = new CancellationTokenSource(times.AtOnce, times.Clock);
        await Task.WhenAll(booked.Taken.Select(row => Try(row, patience.Token)));
        return await book.Find(account, booked.Order.Id, cancellation) ?? booked.Order;
    }

    /// <summary>A client that hangs up ends nothing: the moment is short, and what was begun is better known than not.</summary>
    private async Task Try(OutboxRow row, CancellationToken patience)
    {
        if (await work.Do(row, patience, CancellationToken.None) is { } next)
        {
            await bell.RingAgain(row.Account, row.Effect.Id, next - clock.GetUtcNow(), CancellationToken.None);
        }
    }
}
