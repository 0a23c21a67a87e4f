using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.MailEvents;

/// <summary>
/// Puts news of mails on the timelines of their orders, those of one order together. Each leaves a row beside its entry, in the same
/// transaction, by which the same news is known when it comes again; those rows stay for longer than
/// a call is taken.
/// </summary>
internal sealed class MailEventBook(IStore store, OrderBook book, TimeProvider clock)
{
    /// <summary>Who told it, as the timeline shows it.</summary>
    public const string Actor = "mail:sendgrid";

    /// <summary>Each takes two rows, and what follows from it some more, beside the order's own.</summary>
    public const int MostAtOnce = 20;

    private const int MaxAttempts = 20;

    private const string Fingerprint = "mail event";

    /// <summary>How much longer than other rows of their kind: a call may be signed ahead of this clock, and come again as long as it is taken.</summary>
    private static readonly TimeSpan KeptLonger = WebhookSignature.Oldest + WebhookSignature.FarthestAhead + TimeSpan.FromHours(1) - IdempotencyRow.KeptFor;

    /// <param name="events">All of one order, oldest first.</param>
    public async Task<MailEventTally> Record(AccountId account, OrderId order, IReadOnlyList<MailEvent> events, CancellationToken cancellation)
    {
        var tally = default(MailEventTally);
        foreach (var some in events.Chunk(MostAtOnce))
        {
            tally += await RecordSome(account, order, some, cancellation);
        }

        return tally;
    }

    private async Task<MailEventTally> RecordSome(AccountId account, OrderId order, MailEvent[] events, CancellationToken cancellation)
    {
        var fresh = events;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var taken = await Taken(account, order, fresh, cancellation);
            var outcome = await book.Execute(
                new OrderRequest(account, order, new OrderCommand.RecordMail([.. fresh.Select(told => told.News)]), Actor)
                {
                    Beside = [.. fresh.Select(told => RowChange.Insert(RowOf(told), Packed.From(new IdempotencyRow(Fingerprint, null, clock.GetUtcNow() + KeptLonger)))), .. taken],
                },
                cancellation);
            if (!outcome.IsRefused)
            {
                return outcome.Value.Changed
                    ? new MailEventTally { Recorded = fresh.Length, Known = events.Length - fresh.Length }
                    : new MailEventTally { Known = events.Length };
            }

            if (outcome.Refusals[0].Kind == RefusalKind.Missing)
            {
                return new MailEventTally { Unknown = events.Length };
            }

            if (outcome.Refusals[0].Code != OrderBook.BesideTaken)
            {
                throw new InvalidOperationException($"News of mails were refused: {outcome.Refusals[0].Code}: {outcome.Refusals[0].Message}");
            }

            fresh = await Unknown(account, fresh, cancellation);
            if (fresh.Length == 0)
            {
                return new MailEventTally { Known = events.Length };
            }
        }

        throw new CrowdedException($"News of mails of order {order} lost {MaxAttempts} races in a row.");
    }

    /// <summary>
    /// A mail that there is news of was taken, whatever its sender knows of it (the line may have broken before the answer): it is not to be
    /// sent again.
    /// </summary>
    private async Task<IReadOnlyList<RowChange>> Taken(AccountId account, OrderId order, MailEvent[] events, CancellationToken cancellation)
    {
        var effects = events.Select(told => told.News.Mail.Effect).ToHashSet(StringComparer.Ordinal);
        var taken = new List<RowChange>();
        await foreach (var row in store.All(OrderRows.OutboxOf(account, order), cancellation))
        {
            if (Packed.To<OutboxRow>(row).Effect is Effect.Mail mail && effects.Contains(mail.Id))
            {
                taken.Add(RowChange.Delete(row.Key.Row, row.ETag));
            }
        }

        return taken;
    }

    private async Task<MailEvent[]> Unknown(AccountId account, MailEvent[] events, CancellationToken cancellation)
    {
        var unknown = ImmutableArray.CreateBuilder<MailEvent>();
        foreach (var told in events)
        {
            if (await store.Read(new StoreKey(OrderRows.Partition(account), RowOf(told)), cancellation) is null)
            {
                unknown.Add(told);
            }
        }

        return [.. unknown];
    }

    private static string RowOf(MailEvent told) =>
        OrderRows.Idempotency(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("mail " + told.Id))));
}
