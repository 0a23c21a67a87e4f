using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Connections;

/// <summary>
/// Saves an order into a connection, as it stood when that was asked for, under the effect's id. What is asked again is asked word for
/// word the same, so the other side sees one request however often the line breaks or a worker dies.
/// </summary>
internal sealed partial class SaveWork(
    IStore store, OrderBook book, ConnectionBook connections, IConnections open, OutboxClaims claims, TimeProvider clock, ILogger<SaveWork> log) : IEffectWork
{
    /// <summary>With the rests between them these are spread over more than four hours; after the last a person has to look.</summary>
    public const int MostAttempts = 10;

    public bool Takes(Effect effect) => effect is Effect.SaveOrder;

    public async Task<DateTimeOffset?> Do(OwedEffect owed, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (owed.Row.IsClaimed(now))
        {
            return owed.Row.ClaimedUntil;
        }

        return await claims.Claim(owed, cancellation) is { } claimed
            ? await Do(claimed, patience: default, cancellation)
            : now + OutboxRow.ClaimLasts;
    }

    /// <param name="claimed">A row that whoever calls has claimed.</param>
    /// <param name="patience">Ends the attempt early, as if the other side had not answered in time.</param>
    /// <inheritdoc cref="Do(OwedEffect, DurableTaskClient, CancellationToken)"/>
    public async Task<DateTimeOffset?> Do(OutboxRow claimed, CancellationToken patience, CancellationToken cancellation)
    {
        var save = (Effect.SaveOrder)claimed.Effect;
        var key = new StoreKey(OrderRows.Partition(claimed.Account), OrderRows.Outbox(save.Id));
        if (await book.Find(claimed.Account, save.Order, cancellation) is { } order && IsOwed(order, save))
        {
            var answer = await Ask(claimed, save, order, patience, cancellation);
            if (answer is ConnectionAnswer<SavedOrder>.Unknown unknown && claimed.Attempts < MostAttempts)
            {
                return await LayAside(key, claimed, save, unknown, cancellation);
            }

            await Record(claimed, save, answer, cancellation);
        }

        await claims.CrossOff(key, claimed, cancellation);
        return null;
    }

    private static bool IsOwed(StockOrder order, Effect.SaveOrder save) =>
        order.SaveInto(save.Connection) is { Status: SaveStatus.Run } now && now.Request == save.Request;

    private async Task<ConnectionAnswer<SavedOrder>> Ask(
        OutboxRow claimed, Effect.SaveOrder save, StockOrder order, CancellationToken patience, CancellationToken cancellation)
    {
        if (order.Stage == Stage.Cancelled)
        {
            return claimed.Attempts == 1
                ? new ConnectionAnswer<SavedOrder>.Refused("The order was cancelled before it was saved.")
                : new ConnectionAnswer<SavedOrder>.Unknown("The order was cancelled while it was being saved; see whether the other side has it.");
        }

        if (await open.Open(claimed.Account, save.Connection, cancellation) is not { } connection)
        {
            return new ConnectionAnswer<SavedOrder>.Refused($"There is no connection {save.Connection} any more.");
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience, cancellation);
        try
        {
            var asked = await AsAsked(claimed, save, order, cancellation);
            return await connection.SaveOrder(asked, order.SaveInto(save.Connection)!.Saved, save.Id, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new ConnectionAnswer<SavedOrder>.Unknown("It did not answer at once.");
        }
    }

    /// <summary>The order as its timeline told it at the request.</summary>
    private async Task<StockOrder> AsAsked(OutboxRow claimed, Effect.SaveOrder save, StockOrder now, CancellationToken cancellation)
    {
        if (now.Version == save.Request)
        {
            return now;
        }

        StockOrder? order = null;
        await foreach (var row in store.All(OrderRows.TimelineOf(claimed.Account, save.Order), cancellation))
        {
            if (order?.Version == save.Request)
            {
                break;
            }

            order = OrderTimeline.Evolve(order, Packed.To<TimelineEntry>(row));
        }

        return order ?? throw new InvalidDataException($"Order {save.Order} has no timeline.");
    }

    private async Task<DateTimeOffset?> LayAside(
        StoreKey key, OutboxRow claimed, Effect.SaveOrder save, ConnectionAnswer<SavedOrder>.Unknown unknown, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var resting = claimed.Rest(now);
        if (unknown.RestFor is { } asked && now + (asked < OutboxRow.LongestRest ? asked : OutboxRow.LongestRest) is var until && until > resting.ClaimedUntil)
        {
            resting = resting with { ClaimedUntil = until };
        }

        await claims.LayAside(key, claimed, resting, cancellation);
        NotSaved(save.Order.Value, save.Connection, unknown.Message, claimed.Attempts, resting.ClaimedUntil!.Value);
        return resting.ClaimedUntil;
    }

    private async Task Record(OutboxRow claimed, Effect.SaveOrder save, ConnectionAnswer<SavedOrder> answer, CancellationToken cancellation)
    {
        OrderCommand command = answer switch
        {
            ConnectionAnswer<SavedOrder>.Done done => new OrderCommand.RecordSaved(
                save.Connection, save.Request, done.Value, await Owns(claimed, save, cancellation)),
            ConnectionAnswer<SavedOrder>.Refused refused => new OrderCommand.RecordSaveFailed(save.Connection, save.Request, refused.Message, IsUnknown: false),
            ConnectionAnswer<SavedOrder>.Unknown unknown => new OrderCommand.RecordSaveFailed(save.Connection, save.Request, unknown.Message, IsUnknown: true),
            _ => throw new InvalidOperationException($"Nobody records {answer.GetType().Name}."),
        };
        await book.Execute(new OrderRequest(claimed.Account, save.Order, command, ConnectionActor.Of(save.Connection)), cancellation);
        if (command is OrderCommand.RecordSaveFailed failed)
        {
            Failed(save.Order.Value, save.Connection, failed.Message, claimed.Attempts);
        }
    }

    private async Task<bool> Owns(OutboxRow claimed, Effect.SaveOrder save, CancellationToken cancellation) =>
        await connections.Find(claimed.Account, save.Connection, cancellation) is { Row.OwnsOrders: true };

    [LoggerMessage(3301, LogLevel.Warning, "Order {Order} was not saved into {Connection}: {Reason} Attempt {Attempt}; the next is at {Next:O}.")]
    private partial void NotSaved(string order, string connection, string reason, int attempt, DateTimeOffset next);

    [LoggerMessage(3302, LogLevel.Error, "Order {Order} could not be saved into {Connection}: {Reason} It is not tried again after attempt {Attempt}.")]
    private partial void Failed(string order, string connection, string reason, int attempt);
}
