using Microsoft.Extensions.Logging;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;

namespace StockOrders.Functions.Connections;

/// <summary>
/// Saves what a call has just asked for while its client waits, for a moment. What the moment is too short for stays owed, and the outbox
/// goes on with it; so it does where this process dies, and where the store fails: the change is made, and must not be answered as if it were
/// not.
/// </summary>
internal sealed partial class SavesAtOnce(OrderBook book, SaveWork work, OutboxBell bell, WireTimes times, TimeProvider clock, ILogger<SavesAtOnce> log)
{
    /// <summary>What the order's change is to leave to us (<see cref="OrderRequest.Takes"/>).</summary>
    public static bool Takes(Effect effect) => effect is Effect.SaveOrder;

    /// <returns>The order as it is then, or as it was booked where that cannot be read.</returns>
    public async Task<StockOrder> Try(AccountId account, OrderBooked booked, CancellationToken cancellation)
    {
        if (booked.Taken.Count == 0)
        {
            return booked.Order;
        }

        using var patience = new CancellationTokenSource(times.AtOnce, times.Clock);
        await Task.WhenAll(booked.Taken.Select(row => Try(row, patience.Token)));
        try
        {
            return await book.Find(account, booked.Order.Id, cancellation) ?? booked.Order;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotRead(failure, booked.Order.Id.Value);
            return booked.Order;
        }
    }

    /// <summary>A client that hangs up ends nothing: the moment is short, and what was begun is better known than not.</summary>
    private async Task Try(OutboxRow row, CancellationToken patience)
    {
        if (await Attempt(row, patience) is { } next)
        {
            await bell.RingAgain(row.Account, row.Effect.Id, next - clock.GetUtcNow(), CancellationToken.None);
        }
    }

    /// <returns>When the row is free for the next; null where none is needed.</returns>
    private async Task<DateTimeOffset?> Attempt(OutboxRow row, CancellationToken patience)
    {
        try
        {
            return await work.Do(row, patience, CancellationToken.None);
        }
        catch (Exception failure)
        {
            NotTried(failure, row.Effect.Id);
            return row.ClaimedUntil;
        }
    }

    [LoggerMessage(3308, LogLevel.Warning, "Save {Effect} could not be tried to its end while its client waited; it stays owed.")]
    private partial void NotTried(Exception failure, string effect);

    [LoggerMessage(3309, LogLevel.Warning, "Order {Order} could not be read after it was saved; it is answered as it was booked.")]
    private partial void NotRead(Exception failure, string order);
}
