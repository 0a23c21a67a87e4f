using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Values;
using StockOrders.Functions.Mail;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Outbox;

/// <summary>A mail can go out twice only if the worker dies between handing it over and crossing it off.</summary>
internal sealed partial class MailWork(IStore store, OutboxClaims claims, MailSender mails, TimeProvider clock, ILogger<MailWork> log) : IEffectWork
{
    /// <summary>A mail that failed this often is a matter for a person; it is tried again all the same.</summary>
    private const int AttemptsBeforeAlarm = 5;

    public bool Takes(Effect effect) => effect is Effect.Mail;

    public async Task<DateTimeOffset?> Do(OwedEffect owed, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (owed.Row.IsClaimed(now))
        {
            return owed.Row.ClaimedUntil;
        }

        var mail = (Effect.Mail)owed.Row.Effect;
        if (mail.Kind == MailKind.SupplierCancellation && await OrderMailOwed(owed.Row.Account, mail, cancellation) is { } first)
        {
            return first.IsClaimed(now) ? first.ClaimedUntil : now + OutboxRow.ClaimLasts;
        }

        if (await claims.Claim(owed, cancellation) is not { } claimed)
        {
            return now + OutboxRow.ClaimLasts;
        }

        if (await mails.Send(claimed.Account, mail, cancellation) is { } failure)
        {
            var resting = claimed.Rest(clock.GetUtcNow());
            await claims.LayAside(owed.Stored.Key, claimed, resting, cancellation);
            Failed(claimed.Attempts < AttemptsBeforeAlarm ? LogLevel.Warning : LogLevel.Error, mail, resting, failure);
            return resting.ClaimedUntil;
        }

        await claims.CrossOff(owed.Stored.Key, cancellation);
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

    private void Failed(LogLevel level, Effect.Mail mail, OutboxRow row, string failure) =>
        MailFailed(level, mail.Kind, mail.Order.Value, failure, row.Attempts, row.ClaimedUntil!.Value);

    [LoggerMessage(EventId = 3102, Message = "Mail {Kind} of order {Order} was not taken: {Failure} Attempt {Attempt}; the next is at {Next:O}.")]
    private partial void MailFailed(LogLevel level, MailKind kind, string order, string failure, int attempt, DateTimeOffset next);
}
