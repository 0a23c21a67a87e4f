using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using SendGrid;
using SendGrid.Helpers.Mail;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Mail;
using StockOrders.Functions.Outbox;

namespace StockOrders.Functions.Exceptions;

/// <summary>Mails somebody what needs them when it is written. It can go out twice only if the worker dies between handing it over and crossing it off.</summary>
internal sealed partial class DigestWork(
    OutboxClaims claims, ExceptionLists lists, SettingsRows settings, MailOptions options, ISendGridClient client, TimeProvider clock, ILogger<DigestWork> log) : IEffectWork
{
    public bool Takes(Effect effect) => effect is Effect.Digest;

    public async Task<DateTimeOffset?> Do(OwedEffect owed, DurableTaskClient durable, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (owed.Row.IsClaimed(now))
        {
            return owed.Row.ClaimedUntil;
        }

        if (await claims.Claim(owed, cancellation) is not { } claimed)
        {
            return now + OutboxRow.ClaimLasts;
        }

        if (await Send(claimed.Account, (Effect.Digest)claimed.Effect, cancellation) is { } failure)
        {
            var resting = claimed.Rest(clock.GetUtcNow());
            await claims.LayAside(owed.Stored.Key, claimed, resting, cancellation);
            NotTaken(claimed.Effect.Id, claimed.Account.Value, failure, resting.Attempts, resting.ClaimedUntil!.Value);
            return resting.ClaimedUntil;
        }

        await claims.CrossOff(owed.Stored.Key, cancellation);
        return null;
    }

    /// <returns>Why it was not taken; null when it was, or when nothing is left to tell, or another day's tells it.</returns>
    private async Task<string?> Send(AccountId account, Effect.Digest digest, CancellationToken cancellation)
    {
        var known = await settings.Get(account, fresh: false, cancellation);
        var lines = new List<ExceptionLine>();
        await foreach (var line in lists.All(account, cancellation))
        {
            if (line is { IsSnoozed: false, Owner: { } owner } && DigestMail.Address(owner) == digest.Owner)
            {
                lines.Add(line);
            }
        }

        if (lines.Count == 0 || ClockDays.DayOf(clock.GetUtcNow(), known.Zone()) > digest.Day.AddDays(1))
        {
            return null;
        }

        try
        {
            var answer = await client.SendEmailAsync(Message(account, digest, lines, known), cancellation);
            return answer.IsSuccessStatusCode ? null : $"SendGrid answered {(int)answer.StatusCode}.";
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return $"SendGrid was not reached: {failure.Message}";
        }
    }

    private SendGridMessage Message(AccountId account, Effect.Digest digest, List<ExceptionLine> lines, AccountSettings known)
    {
        var text = DigestMail.Of(lines, known);
        var message = new SendGridMessage();
        message.SetFrom(new EmailAddress(options.From, MailComposer.OneLine(known.ShopName ?? account.Value)));
        message.AddTo(new EmailAddress(digest.Owner));
        message.SetGlobalSubject(text.Subject);
        message.AddContent("text/plain", text.Text);
        message.AddContent("text/html", text.Html);
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);
        message.AddGlobalCustomArg("effect_id", digest.Id);
        message.AddGlobalCustomArg("account", account.Value);
        message.AddGlobalHeader("X-Entity-Ref-ID", digest.Id);
        message.AddGlobalHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    [LoggerMessage(3302, LogLevel.Warning, "Digest {Effect} of account {Account} was not taken: {Failure} Attempt {Attempt}; the next is at {Next:O}.")]
    private partial void NotTaken(string effect, string account, string failure, int attempt, DateTimeOffset next);
}
