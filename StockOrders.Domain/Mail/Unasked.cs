using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Mail;

/// <summary>
/// An approver whose mail came back does not know that they are asked: no answer is waited for, the step is escalated at once where it has
/// somebody to be escalated to. The lifecycle need not be woken for it: a deadline falls away, and none comes earlier.
/// </summary>
internal static class Unasked
{
    public static IEnumerable<OrderEvent> WithWhatFollows(StockOrder order, MailNews news, OrderEvent told, OrderFacts facts, DateTimeOffset now) =>
        Escalation(order, news) is { } escalated
            ? [told, .. ApprovalDeadlines.WithWhatFollows(order, escalated, facts, now)]
            : [told];

    private static OrderEvent.ApprovalEscalated? Escalation(StockOrder order, MailNews news)
    {
        var isLost = news is
        {
            Outcome: MailOutcome.Bounced or MailOutcome.Dropped or MailOutcome.Failed,
            Mail.Kind: MailKind.ApprovalRequest or MailKind.ApprovalReminder,
        };
        return isLost && !news.IsTriedAgain && !order.Archived && order.PendingStep() is { EscalatedAt: null, TimedOutAt: null, Escalation.Length: > 0 } step
            && step.MailedTo().Any(asked => MailProblems.IsSame(asked, news.Mail.To))
                ? new OrderEvent.ApprovalEscalated(step.Step, step.Escalation)
                : null;
    }
}
