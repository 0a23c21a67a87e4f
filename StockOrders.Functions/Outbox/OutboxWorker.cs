using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Values;
using StockOrders.Functions.Lifecycle;
using StockOrders.Functions.Mail;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Outbox;

/// <summary>
/// Does one effect and crosses it off. A row that is gone was done before. Dying anywhere leaves the row, and it is done again: waking an
/// order twice changes nothing; a mail can go out twice only if the worker dies between handing it over and crossing it off.
/// </summary>
internal sealed partial class OutboxWorker(IStore store, LifecycleWaker waker, MailSender mails, TimeProvider clock, ILogger<OutboxWorker> log)
{
    /// <summary>A mail that failed this often is a matter for a person; it is tried again all the same.</summary>
    private const int AttemptsBeforeAlarm = 5;

    /// <returns>When to come back for it; null when it is done.</returns>
    public async Task<DateTimeOffset?> Do(DurableTaskClient client, AccountId account, string effect, CancellationToken cancellation)
    {
        var key = new StoreKey(OrderRows.Partition(account), OrderRows.Outbox(effect));
        if (await store.Read(key, cancellation) is not { } stored)
        {
            return null;
        }

        var row = Packed.To<OutboxRow>(stored);
        if (row.Effect is Effect.Mail mail)
        {
            return await Post(stored, row, mail, cancellation);
        }

        await waker.Wake(client, account, ((Effect.WakeLifecycle)row.Effect).Order, cancellation);
        await CrossOff(key, cancellation);
        return null;
    }

    private async Task<DateTimeOffset?> Post(StoredRow stored, OutboxRow row, Effect.Mail mail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (row.IsClaimed(now))
        {
            return row.ClaimedUntil;
        }

        if (mail.Kind == MailKind.SupplierCancellation && await OrderMailOwed(row.Account, mail, cancellation) is { } owed)
        {
            return owed.IsClaimed(now) ? owed.ClaimedUntil : now + OutboxRow.ClaimLasts;
        }

        var claimed = row.Claim(now);
        var claim = RowChange.Replace(stored.Key.Row, Packed.From(claimed), stored.ETag);
        if (!(await store.Commit(stored.Key.Partition, [claim], cancellation)).Committed)
        {
            // Someone was faster, with a claim as long as ours.
            return claimed.ClaimedUntil;
        }

        if (await mails.Send(row.Account, mail, cancellation) is { } failure)
        {
            var resting = claimed.Rest(clock.GetUtcNow());
            await LayAside(stored.Key, claimed, resting, cancellation);
            Failed(claimed.Attempts < AttemptsBeforeAlarm ? LogLevel.Warning : LogLevel.Error, mail, resting, failure);
            return resting.ClaimedUntil;
        }

        await CrossOff(stored.Key, cancellation);
        return null;
    }

    /// <summary>
    /// The order's own mail, while somebody may be at it: were it to arrive after the cancellation, its supplier would deliver.
    /// </summary>
    private async Task<OutboxRow?> OrderMailOwed(AccountId account, Effect.Mail cancelled, CancellationToken cancellation)
    {
        await foreach (var stored in store.All(OrderRows.OutboxOf(account, cancelled.Order), cancellation))
        {
            if (Packed.To<OutboxRow>(stored) is { Effect: Effect.Mail { Kind: MailKind.SupplierOrder } } owed)
            {
                return owed;
            }
        }

        return null;
    }

    /// <summary>Only while the claim is still ours: a row that somebody has crossed off meanwhile must not come back.</summary>
    private async Task LayAside(StoreKey key, OutboxRow claimed, OutboxRow resting, CancellationToken cancellation)
    {
        if (await store.Read(key, cancellation) is { } stored && Packed.To<OutboxRow>(stored).Attempts == claimed.Attempts)
        {
            await store.Commit(key.Partition, [RowChange.Replace(key.Row, Packed.From(resting), stored.ETag)], cancellation);
        }
    }

    /// <summary>Without a condition: whoever else holds the row now would only do again what is done.</summary>
    private ValueTask<CommitOutcome> CrossOff(StoreKey key, CancellationToken cancellation) =>
        store.Commit(key.Partition, [RowChange.Delete(key.Row)], cancellation);

    private void Failed(LogLevel level, Effect.Mail mail, OutboxRow row, string failure) =>
        MailFailed(level, mail.Kind, mail.Order.Value, failure, row.Attempts, row.ClaimedUntil!.Value);

    [LoggerMessage(EventId = 3102, Message = "Mail {Kind} of order {Order} was not taken: {Failure} Attempt {Attempt}; the next is at {Next:O}.")]
    private partial void MailFailed(LogLevel level, MailKind kind, string order, string failure, int attempt, DateTimeOffset next);
}
