using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>
/// Who of those that a step asks can have heard of it: not those whose mail came back, was not taken, or has not arrived yet. A mail that
/// its reader called unwanted did arrive. A key without an address looks by itself.
/// </summary>
internal static class Reached
{
    /// <summary>
    /// Whether as many were asked as must agree, or somebody whom it was escalated to while there was time: only theirs is a silence that may
    /// approve. Where nothing ran for days, escalation and time-out fall due in one instant.
    /// </summary>
    public static bool IsSilenceAnAnswer(StockOrder order, ApprovalStep step) => step.Slots.IsEmpty
        ? !IsLost(order, step.Approver) || (step.EscalatedAt < step.TimeoutAt && !IsLost(order, step.Escalation))
        : Quorum.Able([.. step.Slots.Where(slot => !IsLost(order, slot))]) >= step.Needs
            || (step.EscalatedAt < step.TimeoutAt && step.EscalationTo.Any(slot => !slot.Excluded && !IsLost(order, slot)));

    /// <summary>Where mails went that their readers do not have.</summary>
    public static IEnumerable<string> Lost(StockOrder order, ApprovalStep step) => step.MailedTo()
        .Concat(step.EscalatedAt is null ? [] : step.EscalatedTo())
        .Where(address => IsLost(order, address));

    private static bool IsLost(StockOrder order, ApprovalSlot slot) => slot.Answer is null && slot.MailTo() is { } to && IsLost(order, to);

    private static bool IsLost(StockOrder order, string address) => address.Length > 0 && order.MailProblems.Any(
        problem => MailReaders.Of(problem.Kind) == MailReader.Approver && MailProblems.IsSame(problem.To, address) && problem.Outcome != MailOutcome.SpamReported);
}
