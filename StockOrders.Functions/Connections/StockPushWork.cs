using System.Collections.Immutable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Connections;

/// <summary>
/// Sends a push of stock that was begun, and writes down what the connection answered. Dying anywhere leaves the effect; it is sent again whole,
/// under the same key, so the other side does it once.
/// </summary>
internal sealed partial class StockPushWork(
    IStore store, OutboxClaims claims, OrderBook book, IConnections connections, WireTimes times, TimeProvider clock, ILogger<StockPushWork> log)
    : IEffectWork
{
    /// <summary>What failed this often is a matter for a person; it is tried again all the same.</summary>
    private const int AttemptsBeforeAlarm = 5;

    private readonly JoinedWork<DateTimeOffset?> running = new();

    public bool Takes(Effect effect) => effect is Effect.PushStock;

    public Task<DateTimeOffset?> Do(OwedEffect owed, DurableTaskClient client, CancellationToken cancellation) =>
        Do(owed.Row.Account, owed.Row.Effect.Id);

    /// <summary>Tries at once, and waits a little for what comes of it. Whoever is at it already is waited for.</summary>
    public async Task TryNow(AccountId account, OrderId order, int update, CancellationToken cancellation)
    {
        try
        {
            await Do(account, Effect.PushStock.IdOf(order, update)).WaitAsync(times.AtOnce, times.Clock, cancellation);
        }
        catch (TimeoutException)
        {
            // The work goes on; its caller is told that it runs.
        }
    }

    private Task<DateTimeOffset?> Do(AccountId account, string effect) => running.Do($"{account}\n{effect}", () => DoAlone(account, effect));

    // Not cancelled with the caller or the host's queue: a push that has left is better heard out than sent again.
    private async Task<DateTimeOffset?> DoAlone(AccountId account, string effect)
    {
        var key = new StoreKey(OrderRows.Partition(account), OrderRows.Outbox(effect));
        if (await store.Read(key, CancellationToken.None) is not { } stored)
        {
            return null;
        }

        var owed = new OwedEffect(stored, Packed.To<OutboxRow>(stored));
        if (owed.Row.IsClaimed(clock.GetUtcNow()))
        {
            return owed.Row.ClaimedUntil;
        }

        if (await claims.Claim(owed, CancellationToken.None) is not { } claimed)
        {
            return clock.GetUtcNow() + OutboxRow.ClaimLasts;
        }

        var push = (Effect.PushStock)claimed.Effect;
        if (await Push(account, push) is { } unknown)
        {
            var resting = claimed.Rest(clock.GetUtcNow(), unknown.RestFor);
            await claims.LayAside(key, claimed, resting, CancellationToken.None);
            Unanswered(
                claimed.Attempts < AttemptsBeforeAlarm ? LogLevel.Warning : LogLevel.Error,
                push.Update, push.Order.Value, unknown.Message, claimed.Attempts, resting.ClaimedUntil!.Value);
            return resting.ClaimedUntil;
        }

        await claims.CrossOff(key, CancellationToken.None);
        return null;
    }

    /// <returns>Null when it is known for each line what became of it.</returns>
    private async Task<ConnectionAnswer<ImmutableArray<StockPushed>>.Unknown?> Push(AccountId account, Effect.PushStock push)
    {
        // All lines or none have an answer: those of one push are settled at once.
        if (await book.Find(account, push.Order, CancellationToken.None) is not { } order
            || order.StockUpdates.FirstOrDefault(update => update.Number == push.Update) is not { } update
            || update.Lines.All(line => line.State != StockUpdateState.Running))
        {
            return null;
        }

        var answer = await connections.Open(account, update.Connection, CancellationToken.None) is { } connection
            ? await connection.PushStock(
                new StockPush(update.Warehouse, [.. update.Lines.Select(line => new StockPushLine(line.Variant, line.Delta, line.StockBefore))]),
                push.Id,
                CancellationToken.None)
            : new ConnectionAnswer<ImmutableArray<StockPushed>>.Refused($"There is no connection {update.Connection} any more.");
        if (answer is ConnectionAnswer<ImmutableArray<StockPushed>>.Unknown unknown)
        {
            return unknown;
        }

        var settle = new OrderCommand.SettleStockUpdate(push.Update, Outcomes(update, answer));
        await book.Execute(new OrderRequest(account, push.Order, settle, "connection:" + update.Connection), CancellationToken.None);
        return null;
    }

    private static ImmutableArray<StockPushed> Outcomes(StockUpdate update, ConnectionAnswer<ImmutableArray<StockPushed>> answer) => answer switch
    {
        // A line without an answer would run for ever.
        ConnectionAnswer<ImmutableArray<StockPushed>>.Done done =>
            [.. done.Value, .. update.Lines.Select(line => new StockPushed(line.Variant, "The connection said nothing of this item."))],
        ConnectionAnswer<ImmutableArray<StockPushed>>.Refused refused => [.. update.Lines.Select(line => new StockPushed(line.Variant, refused.Message))],
        _ => throw new InvalidOperationException($"Nobody settles {answer.GetType().Name}."),
    };

    [LoggerMessage(EventId = 3201, Message = "Stock push {Update} of order {Order} was not answered: {Failure} Attempt {Attempt}; the next is at {Next:O}.")]
    private partial void Unanswered(LogLevel level, int update, string order, string failure, int attempt, DateTimeOffset next);
}
