using StockOrders.Domain.Approvals;

namespace StockOrders.Functions.Approvals;

/// <summary>What happened to the order so far, as far as it bears on deciding about it.</summary>
internal static class ApprovalPast
{
    public static IEnumerable<string> Of(ApprovalView view)
    {
        var order = view.Order;
        yield return order.Requesters.IsEmpty
            ? $"Made on {view.At(order.CreatedAt)}"
            : $"Made on {view.At(order.CreatedAt)}, asked for by {string.Join(" and ", order.Requesters.Select(ApprovalView.Who).Distinct())}";
        foreach (var told in order.Approvals.SelectMany(step => Of(view, step)))
            yield return told;
        if (order.Dispatch is { } dispatch)
            yield return $"Sent to the supplier on {view.At(dispatch.SentAt)}";
    }

    private static IEnumerable<string> Of(ApprovalView view, ApprovalStep step)
    {
        var asked = step.Slots.IsEmpty ? [step.Approver] : step.Slots.Select(slot => slot.Approver).ToArray();
        yield return $"Put to {string.Join(", ", asked.Select(ApprovalView.Who))} on {view.At(step.AskedAt)}";
        if (step.RemindedAt is { } reminded)
            yield return step.Reminded > 1 ? $"Reminded {step.Reminded} times, last on {view.At(reminded)}" : $"Reminded on {view.At(reminded)}";
        if (step.EscalatedAt is { } escalated)
            yield return $"Escalated to {string.Join(", ", Escalated(step).Select(ApprovalView.Who))} on {view.At(escalated)}";
        foreach (var slot in step.Slots.Where(slot => slot.Answer == ApprovalAnswer.Approved && slot.At != step.DecidedAt))
            yield return $"Approved by {(slot.By is { } by ? ApprovalView.Who(by) : ApprovalView.Who(slot.Approver))} on {view.At(slot.At!.Value)}";
        if (step.TimedOutAt is { } late)
            yield return $"Nobody had decided by {view.At(late)}";
        if (step is { DecidedAt: { } decided, DecidedBy: { } who } && step.TimedOutAt != decided)
            yield return $"{Word(step.Status)} by {ApprovalView.Who(who)}{(step.AsAdministrator ? " as administrator" : "")} on {view.At(decided)}";
        if (step.Status == ApprovalStatus.Withdrawn)
            yield return "Taken back, because the order was changed or cancelled";
    }

    private static IEnumerable<string> Escalated(ApprovalStep step) =>
        step.EscalationTo.IsEmpty ? [step.Escalation] : step.EscalationTo.Select(slot => slot.Approver);

    private static string Word(ApprovalStatus status) => status switch
    {
        ApprovalStatus.Approved => "Approved",
        ApprovalStatus.SentBack => "Sent back",
        _ => "Rejected",
    };
}
