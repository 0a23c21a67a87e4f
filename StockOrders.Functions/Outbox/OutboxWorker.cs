using Microsoft.DurableTask.Client;
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
internal sealed class OutboxWorker(IStore store, EffectClaims claims, LifecycleWaker waker, MailSender mails, TimeProvider clock)
{
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
        await claims.CrossOff(key, cancellation);
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

        return await claims.Do(
            stored,
            row,
            async () => await mails.Send(row.Account, mail, cancellation) is { } failure ? new EffectFailure(failure) : null,
            cancellation);
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
}
