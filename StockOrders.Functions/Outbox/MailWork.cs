using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Mail;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Outbox;

/// <summary>A mail can go out twice only if the worker dies between handing it over and crossing it off.</summary>
internal sealed partial class MailWork(IStore store, OrderBook book, OutboxClaims claims, MailSender mails, TimeProvider clock, ILogger<MailWork> log) : IEffectWork
{
    /// <summary>A mail that failed this often is a matter for a person; it is tried again all the same.</summary>
    private const int AttemptsBeforeAlarm = 5;

    private const string Actor = "system";

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

        var handover = await mails.Send(claimed.Account, mail, cancellation);
        if (handover.Result == MailHandoverResult.NotNow)
        {
            return await LayAside(owed, claimed, handover.Failure!, cancellation);
        }

        // Told before it is crossed off: dying between the two, it is tried and told once more, and the order knows it by then.
        if (handover.Result == MailHandoverResult.Never)
        {
            Refused(mail.Kind, mail.Order.Value, handover.Failure!);
            await Tell(claimed, MailOutcome.Failed, handover.Failure, cancellation);
        }
        else if (claimed.Told && handover.Result == MailHandoverResult.Taken)
        {
            await Tell(claimed, MailOutcome.Recovered, null, cancellation);
        }

        await claims.CrossOff(owed.Stored.Key, cancellation);
        return null;
    }

    private async Task<DateTimeOffset?> LayAside(OwedEffect owed, OutboxRow claimed, string failure, CancellationToken cancellation)
    {
        var isAlarming = claimed.Attempts >= AttemptsBeforeAlarm;
        if (isAlarming && !claimed.Told)
        {
            await Tell(claimed, MailOutcome.Failed, failure, cancellation, isTriedAgain: true);
        }

        var resting = claimed.Rest(clock.GetUtcNow()) with { Told = isAlarming };
        await claims.LayAside(owed.Stored.Key, claimed, resting, cancellation);
        Failed(isAlarming ? LogLevel.Error : LogLevel.Warning, (Effect.Mail)claimed.Effect, resting, failure);
        return resting.ClaimedUntil;
    }

    private async Task Tell(OutboxRow row, MailOutcome outcome, string? reason, CancellationToken cancellation, bool isTriedAgain = false)
    {
        var mail = (Effect.Mail)row.Effect;
        var news = new MailNews(outcome, new MailReport(mail.Id, mail.Kind, mail.To, clock.GetUtcNow(), reason), isTriedAgain);
        var told = await book.Execute(new OrderRequest(row.Account, mail.Order, new OrderCommand.RecordMail([news]), Actor), cancellation);
        if (told.IsRefused)
        {
            throw new InvalidOperationException($"What became of mail {mail.Id} was not taken: {told.Refusals[0].Message}");
        }
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

    [LoggerMessage(3104, LogLevel.Error, "Mail {Kind} of order {Order} will never be taken: {Failure} A person has to see to it.")]
    private partial void Refused(MailKind kind, string order, string failure);

    [LoggerMessage(EventId = 3102, Message = "Mail {Kind} of order {Order} was not taken: {Failure} Attempt {Attempt}; the next is at {Next:O}.")]
    private partial void MailFailed(LogLevel level, MailKind kind, string order, string failure, int attempt, DateTimeOffset next);
}
