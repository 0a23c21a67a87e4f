using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>Finds and changes steps of an order.</summary>
internal static class ApprovalSteps
{
    public static ApprovalStep? PendingStep(this StockOrder order) =>
        order.Approvals is [.., { Status: ApprovalStatus.Pending } last] ? last : null;

    /// <summary>The order with that step changed; a step that is not there means a damaged timeline and throws.</summary>
    public static StockOrder WithStep(this StockOrder order, int step, Func<ApprovalStep, ApprovalStep> change)
    {
        var found = order.Approvals.SingleOrDefault(candidate => candidate.Step == step)
            ?? throw new InvalidOperationException($"Order {order.Id} has no approval step {step}.");
        return order with { Approvals = order.Approvals.Replace(found, change(found)) };
    }

    /// <summary>Null where no more reminders go out.</summary>
    public static DateTimeOffset? NextReminder(this ApprovalStep step) => step.Reminders is not { } all ? (step.RemindedAt is null ? step.RemindAt : null)
        : step.Reminded < all.Length ? all[step.Reminded]
        : null;

    /// <summary>Addresses of those who are asked and have not answered.</summary>
    public static IEnumerable<string> MailedTo(this ApprovalStep step) => step.Slots.IsEmpty
        ? step.Approver.Length > 0 && step.Approver.Contains('@', StringComparison.Ordinal) ? [step.Approver] : []
        : step.Slots.Where(slot => slot.Answer is null).Select(slot => slot.MailTo()).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Addresses of those whom it is escalated to.</summary>
    public static IEnumerable<string> EscalatedTo(this ApprovalStep step) => step.EscalationTo.IsEmpty
        ? step.Escalation.Contains('@', StringComparison.Ordinal) ? [step.Escalation] : []
        : step.EscalationTo.Select(slot => slot.MailTo()).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every address that a link of the step may have been mailed to.</summary>
    public static IEnumerable<string> Addresses(this ApprovalStep step) =>
        new[] { step.Approver, step.Escalation }
            .Concat(step.Slots.Concat(step.EscalationTo).SelectMany(slot => new[] { slot.Address, slot.DelegateAddress }))
            .OfType<string>()
            .Where(address => address.Contains('@', StringComparison.Ordinal))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether they said yes to a step that still waits for others, or that is settled.</summary>
    public static ApprovalSlot? AnswerOf(this ApprovalStep step, Person person) =>
        step.Slots.FirstOrDefault(slot => slot.By is { } by && by.IsSameAs(person));

    /// <summary>The order with one more who asked for it; each person once.</summary>
    public static StockOrder AskedForBy(this StockOrder order, Person? person) =>
        person is null || order.Requesters.Contains(person) ? order : order with { Requesters = order.Requesters.Add(person) };
}
