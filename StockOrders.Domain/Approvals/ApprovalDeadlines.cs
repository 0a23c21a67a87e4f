using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>What becomes of a question that nobody answers. Without an address there is nobody to remind or to escalate to.</summary>
internal static class ApprovalDeadlines
{
    /// <summary>Who decides when silence does.</summary>
    public const string Silence = "system";

    /// <param name="step">The one that is pending on the order.</param>
    public static IEnumerable<Deadline> Of(StockOrder order, ApprovalStep step)
    {
        if (step.NextReminder() is { } remind && step.MailedTo().Any())
            yield return new Deadline(remind, new OrderEvent.ApprovalReminded(step.Step));
        if (step.EscalatedAt is null && step.Escalation.Length > 0)
            yield return new Deadline(step.EscalateAt, new OrderEvent.ApprovalEscalated(step.Step, step.Escalation));
        if (step.TimedOutAt is null)
            yield return new Deadline(step.TimeoutAt, AfterSilence(step, SilenceOf(order, step), isLast: order.ToCome.IsEmpty));
    }

    /// <summary>What silence comes to as things stand: nobody approves by it who was not asked.</summary>
    public static ApprovalSilence SilenceOf(StockOrder order, ApprovalStep step) =>
        step.Silence == ApprovalSilence.ApproveWithoutAnswer && !Reached.IsSilenceAnAnswer(order, step) ? ApprovalSilence.Hold : step.Silence;

    /// <summary>Who stands in for whom is looked up when somebody is asked, and a chain that goes on asks its next step at once.</summary>
    public static IEnumerable<OrderEvent> WithWhatFollows(StockOrder order, OrderEvent due, OrderFacts facts, DateTimeOffset now) => due switch
    {
        OrderEvent.ApprovalEscalated escalated => [Escalated(order, escalated, facts, now)],
        OrderEvent.ApprovalPassedOn or OrderEvent.Approved { More: true } => [due, Asking.Of(order, order.ToCome, facts, now)],
        _ => [due],
    };

    private static OrderEvent.ApprovalEscalated Escalated(
        StockOrder order, OrderEvent.ApprovalEscalated due, OrderFacts facts, DateTimeOffset now)
    {
        var step = order.Approvals.Single(step => step.Step == due.Step);
        return step.EscalationTo.IsEmpty ? due : due with
        {
            Asked = Asking.Slots([.. step.EscalationTo.Select(slot => slot.Approver)], order, step.SelfApprovalLimit, facts, now),
        };
    }

    private static OrderEvent AfterSilence(ApprovalStep step, ApprovalSilence silence, bool isLast) => silence switch
    {
        ApprovalSilence.Hold => new OrderEvent.ApprovalHeld(step.Step),
        ApprovalSilence.Reject => new OrderEvent.Rejected(step.Step, Silence, "Nobody decided in time.", BySilence: true),
        ApprovalSilence.Next when isLast => new OrderEvent.ApprovalHeld(step.Step),
        ApprovalSilence.Next => new OrderEvent.ApprovalPassedOn(step.Step),
        ApprovalSilence.ApproveWithoutAnswer => new OrderEvent.Approved(step.Step, Silence, "Nobody answered in time.", More: !isLast, BySilence: true),
        _ => throw new InvalidOperationException($"Nothing follows from {silence}."),
    };
}
