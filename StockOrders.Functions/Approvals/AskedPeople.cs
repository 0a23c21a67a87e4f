using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>Who decides on the order beside the reader: who has, who is asked now, and who will be.</summary>
internal static class AskedPeople
{
    public static Html Of(ApprovalView view)
    {
        var asked = view.Order.Approvals.Where(step => step.Status != ApprovalStatus.Withdrawn).Select(step => Asked(view, step));
        var toCome = view.Order.ToCome.Select(planned => Step(
            Name(planned.Plan.Name, planned.RuleName), Needs(planned.Plan.Needs ?? planned.Plan.Approvers.Length, planned.Plan.Approvers.Length), "to be asked then",
            planned.Reason, planned.Plan.Approvers.Select(approver => Html.Of($"<li>{ApprovalView.Who(approver)}</li>\n"))));
        return Html.Of($"""
            <section>
            <h2>Who decides</h2>
            <ol>
            {asked}{toCome}</ol>
            </section>

            """);
    }

    private static Html Asked(ApprovalView view, ApprovalStep step) => Step(
        Name(step.Name, step.RuleName),
        Needs(step.IsShort() ? step.Needs : Math.Min(step.Needs, Quorum.Able(step.Slots)), Quorum.Able(step.Slots)),
        step.Status switch
        {
            ApprovalStatus.Pending when step == view.Step => "asked now, by this page",
            ApprovalStatus.Pending => "asked now",
            ApprovalStatus.Approved => $"approved{Decided(view, step)}",
            ApprovalStatus.Rejected => $"rejected{Decided(view, step)}",
            ApprovalStatus.SentBack => $"sent back{Decided(view, step)}",
            _ => "not answered in time, the next was asked",
        },
        step == view.Step ? null : step.Reason,
        People(view, step),
        step.Slots.Any(slot => slot.At == step.DecidedAt) ? null : step.Comment);

    private static string Decided(ApprovalView view, ApprovalStep step) =>
        step.DecidedAt is { } at ? $" by {ApprovalView.Who(step.DecidedBy)}{(step.AsAdministrator ? " as administrator" : "")} on {view.At(at)}" : "";

    private static IEnumerable<Html> People(ApprovalView view, ApprovalStep step)
    {
        if (step.Slots.IsEmpty && step.Approver.Length > 0)
            yield return Html.Of($"<li>{step.Approver}</li>\n");
        foreach (var slot in step.Slots)
            yield return Html.Of($"<li>{ApprovalView.Who(slot.Approver)}{StandIn(slot)}: {Said(view, slot, step)}{PageParts.Quote(slot.Comment)}</li>\n");
        if (step.EscalatedAt is null)
            yield break;
        foreach (var other in step.EscalationTo.IsEmpty ? ImmutableArray.Create(step.Escalation) : [.. step.EscalationTo.Select(slot => slot.Approver)])
            yield return Html.Of($"<li>{ApprovalView.Who(other)}: asked as well since {view.At(step.EscalatedAt.Value)}</li>\n");
    }

    private static string StandIn(ApprovalSlot slot) => slot.Delegate is { } other ? $", for whom {ApprovalView.Who(other)} stands in" : "";

    private static string Said(ApprovalView view, ApprovalSlot slot, ApprovalStep step) => slot switch
    {
        { Excluded: true } => "asked for the order and has no say in it",
        { Answer: { } answer, At: { } at } => $"{Word(answer)} on {view.At(at)}{(slot.By is { } by && !slot.IsApprover(by) ? $", by {ApprovalView.Who(by)}" : "")}",
        _ when step.Status == ApprovalStatus.Pending => "has not answered yet",
        _ => "did not answer",
    };

    private static string Word(ApprovalAnswer answer) => answer switch
    {
        ApprovalAnswer.Approved => "approved",
        ApprovalAnswer.Rejected => "rejected",
        _ => "sent back",
    };

    private static string Name(string? step, string? rule) => (step, rule) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => $"{step} ({rule})",
        ({ Length: > 0 }, _) => step,
        (_, { Length: > 0 }) => rule,
        _ => "Approval",
    };

    /// <param name="of">How many may.</param>
    private static string Needs(int needs, int of) => needs > of ? $"{needs} must agree and {(of == 0 ? "nobody" : $"only {of}")} may, "
        : of < 2 ? ""
        : needs == of ? $"all {of} must agree, "
        : needs == 1 ? $"one of {of} must agree, "
        : $"{needs} of {of} must agree, ";

    private static Html Step(string name, string needs, string status, string? reason, IEnumerable<Html> people, string? comment = null)
    {
        var why = reason is null ? Html.Empty : Html.Of($"<br><span class=\"quiet small\">{reason}</span>");
        var list = people.ToList();
        var asked = list.Count == 0 ? Html.Empty : Html.Of($"<ul>\n{list}</ul>\n");
        return Html.Of($"<li><strong>{name}</strong>: {needs}{status}{why}\n{PageParts.Quote(comment)}{asked}</li>\n");
    }
}
