using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Mail;

/// <summary>Puts news of mails on the timeline. Never refused: what is no news changes nothing.</summary>
internal static class RecordingMail
{
    public static Decision Decide(StockOrder order, OrderCommand.RecordMail record, OrderFacts facts, DateTimeOffset now)
    {
        var happened = ImmutableArray.CreateBuilder<OrderEvent>();
        foreach (var news in record.News)
        {
            if (IsKnown(order, news)) continue;
            foreach (var next in Unasked.WithWhatFollows(order, news, Of(order, news), facts, now))
            {
                happened.Add(next);
                order = OrderTimeline.Evolve(order, new TimelineEntry(order.Version + 1, now, "", next));
            }
        }

        return happened.DrainToImmutable();
    }

    /// <summary>A mail that is late is tried again for days, and each time is the same news; so is a failure. Only what failed recovers.</summary>
    private static bool IsKnown(StockOrder order, MailNews news) => news.Outcome switch
    {
        MailOutcome.Deferred or MailOutcome.Failed => order.MailProblems.Any(problem => problem.Effect == news.Mail.Effect && problem.Outcome == news.Outcome),
        MailOutcome.Recovered => !order.MailProblems.Any(problem => problem.Effect == news.Mail.Effect && problem.Outcome == MailOutcome.Failed),
        _ => false,
    };

    private static OrderEvent Of(StockOrder order, MailNews news) => news.Outcome switch
    {
        MailOutcome.Delivered => new OrderEvent.MailDelivered(news.Mail),
        MailOutcome.Deferred => new OrderEvent.MailDeferred(news.Mail),
        MailOutcome.Bounced => new OrderEvent.MailBounced(news.Mail, news.Blocked, TellsBuyer(order, news)),
        MailOutcome.Dropped => new OrderEvent.MailDropped(news.Mail, TellsBuyer(order, news)),
        MailOutcome.SpamReported => new OrderEvent.MailSpamReported(news.Mail, TellsBuyer(order, news)),
        MailOutcome.Failed => new OrderEvent.MailFailed(news.Mail, TellsBuyer(order, news), news.Blocked),
        MailOutcome.Recovered => new OrderEvent.MailRecovered(news.Mail),
        _ => throw new InvalidOperationException($"Nothing follows from {news.Outcome}."),
    };

    /// <summary>Once for an address that the supplier is not reached by, until something changes.</summary>
    private static bool TellsBuyer(StockOrder order, MailNews news) =>
        MailReaders.Of(news.Mail.Kind) == MailReader.Supplier
        && !news.IsTriedAgain
        && MailProblems.Matters(order, news.Mail.Kind, news.Mail.To)
        && !order.MailProblems.Any(problem => problem.NeedsAPerson() && MailProblems.IsSame(problem, news.Mail));
}
