using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>What becomes of a question that nobody answers. Without an address there is nobody to remind or to escalate to.</summary>
internal static class ApprovalDeadlines
{
    /// <summary>Who decides when silence does.</summary>
    public const string Silence = "system";

    public static IEnumerable<Deadline> Of(ApprovalStep step)
    {
        if (step.RemindedAt is null && step.Approver.Length > 0)
            yield return new Deadline(step.RemindAt, new OrderEvent.ApprovalReminded(step.Step));
        if (step.EscalatedAt is null && step.Escalation.Length > 0)
            yield return new Deadline(step.EscalateAt, new OrderEvent.ApprovalEscalated(step.Step, step.Escalation));
        if (step.TimedOutAt is null)
            yield return new Deadline(step.TimeoutAt, AfterSilence(step));
    }

    private static OrderEvent AfterSilence(ApprovalStep step) => step.Silence switch
    {
        ApprovalSilence.Hold => new OrderEvent.ApprovalHeld(step.Step),
        ApprovalSilence.Reject => new OrderEvent.Rejected(step.Step, Silence, "Nobody decided in time.", BySilence: true),
        _ => throw new InvalidOperationException($"Nothing follows from {step.Silence}."),
    };
}
