using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Mail;

/// <summary>What news of mails make of an order: all of it stands on the timeline, and little of it is remembered.</summary>
internal static class MailHistory
{
    /// <summary>A step has at most twenty approvers and as many who stand in for them; older ones fall away.</summary>
    public const int MostRemembered = 50;

    /// <summary>What goes as it should, or only takes longer, leaves an order where it is in lists of what was changed last.</summary>
    public static bool IsQuiet(OrderEvent happened) =>
        happened is OrderEvent.MailDelivered or OrderEvent.MailDeferred or OrderEvent.MailRecovered;

    public static StockOrder Apply(StockOrder order, OrderEvent happened) => happened switch
    {
        OrderEvent.MailDelivered e => Arrived(order, e.Mail),
        OrderEvent.MailRecovered e => Arrived(order, e.Mail),
        OrderEvent.MailDeferred e => Troubled(order, MailOutcome.Deferred, e.Mail),
        OrderEvent.MailBounced e => Troubled(order, MailOutcome.Bounced, e.Mail, e.Blocked),
        OrderEvent.MailDropped e => Troubled(order, MailOutcome.Dropped, e.Mail),
        OrderEvent.MailFailed e => Troubled(order, MailOutcome.Failed, e.Mail, e.TriedAgain),
        OrderEvent.MailSpamReported e => Troubled(order, MailOutcome.SpamReported, e.Mail),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is not about a mail."),
    };

    /// <summary>After anything that happened: without what went wrong with mails that nothing hangs on any more, or that are sent anew.</summary>
    public static StockOrder Settled(StockOrder order, OrderEvent happened)
    {
        if (order.MailProblems.IsEmpty)
            return order;
        var isSentAnew = happened is OrderEvent.Sent or OrderEvent.Resent;
        return With(order, order.MailProblems.RemoveAll(problem =>
            (isSentAnew && MailReaders.Of(problem.Kind) == MailReader.Supplier) || !MailProblems.Matters(order, problem.Kind, problem.To)));
    }

    private static StockOrder Arrived(StockOrder order, MailReport mail) => With(order, order.MailProblems.RemoveAll(problem =>
        (MailProblems.IsSame(problem, mail) && (problem.At < mail.At || problem.Outcome is MailOutcome.Deferred or MailOutcome.Failed))
        || (MailProblems.AskTheSame(problem, mail) && problem.At < mail.At)));

    private static StockOrder Troubled(StockOrder order, MailOutcome outcome, MailReport mail, bool blocked = false)
    {
        if (!MailProblems.Matters(order, mail.Kind, mail.To))
            return order;
        var known = order.MailProblems.FirstOrDefault(problem => MailProblems.IsSame(problem, mail));
        var problem = new MailProblem(
            outcome, mail.Kind, mail.To, known is null || mail.At < known.Since ? mail.At : known.Since, mail.At, mail.Reason, mail.Effect, blocked);
        if (known is null)
            return With(order, order.MailProblems.Add(problem));
        return known.At > mail.At || (known.NeedsAPerson() && !problem.NeedsAPerson())
            ? order
            : With(order, order.MailProblems.Replace(known, problem));
    }

    private static StockOrder With(StockOrder order, ImmutableArray<MailProblem> problems) => problems == order.MailProblems
        ? order
        : order with { MailProblems = problems.Length > MostRemembered ? problems[^MostRemembered..] : problems };
}
