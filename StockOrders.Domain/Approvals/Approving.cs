using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>A person's answer. One who comes by a link (step and revision given) is told when it is used or outdated.</summary>
internal static class Approving
{
    public static Decision Decide(StockOrder order, OrderCommand.Approve approve) =>
        Answer(order, ApprovalStatus.Approved, approve.By, approve.Step, approve.Revision, step =>
            new OrderEvent.Approved(step, approve.By, approve.Comment));

    public static Decision Decide(StockOrder order, OrderCommand.Reject reject) =>
        Answer(order, ApprovalStatus.Rejected, reject.By, reject.Step, reject.Revision, step =>
            new OrderEvent.Rejected(step, reject.By, reject.Comment));

    private static Decision Answer(
        StockOrder order, ApprovalStatus answer, string by, int? linkStep, int? linkRevision, Func<int, OrderEvent> decided)
    {
        var last = order.Approvals.LastOrDefault();
        var asked = linkStep is { } number ? order.Approvals.SingleOrDefault(step => step.Step == number) : last;
        if (asked is null)
            return NotPending(order);
        if (asked.Status == ApprovalStatus.Withdrawn && linkStep is null)
            return NotPending(order);
        if (asked.Status == ApprovalStatus.Withdrawn || (linkRevision is { } revision && revision != asked.Revision))
        {
            return Decided.Conflict(
                "approval_superseded", "The order was changed or called off after this was asked. A new question, if any, has a new link.");
        }

        if (asked.Status == ApprovalStatus.Pending)
            return Decided.Events(decided(asked.Step));

        var isSameAnswer = asked.Status == answer && asked.DecidedBy == by;
        return isSameAnswer && linkStep is null ? Decided.Nothing : AlreadyDecided(asked);
    }

    private static Refusal AlreadyDecided(ApprovalStep step) => new(
        RefusalKind.Conflict,
        "approval_decided",
        $"This was {(step.Status == ApprovalStatus.Approved ? "approved" : "rejected")} by {step.DecidedBy} on {Figures.Instant(step.DecidedAt!.Value)}.");

    private static Refusal NotPending(StockOrder order) => OrderRefusals.Over(order, "nobody is asked to approve it")
        ?? new(RefusalKind.Conflict, "approval_not_pending", "Nobody is asked to approve this order now.");
}
