using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>What became of a question, for whoever follows its link when it is no longer theirs to answer.</summary>
internal static class ApprovalOutcomes
{
    public static Html Banner(ApprovalView view) => view.Step switch
    {
        { Status: ApprovalStatus.Pending } => Waiting(view),
        { Status: ApprovalStatus.Approved, TimedOutAt: not null, DecidedBy: ApprovalDeadlines.Silence } step => PageParts.Banner(
            "good", "Approved without an answer", PageParts.Paragraph($"Nobody answered by {view.At(step.TimedOutAt!.Value)}, and the rule says that the order is approved then.")),
        { Status: ApprovalStatus.Approved } => PageParts.Banner("good", "Approved", Html.Of($"{Decided(view, "approved")}{Next(view)}")),
        { Status: ApprovalStatus.Rejected, TimedOutAt: { } late, DecidedBy: ApprovalDeadlines.Silence } => PageParts.Banner(
            "bad",
            "Rejected, because nobody decided in time",
            PageParts.Paragraph($"That was on {view.At(late)}. The buyer can submit the order again; you would get a new link.")),
        { Status: ApprovalStatus.Rejected } => PageParts.Banner("bad", "Rejected", Decided(view, "rejected")),
        { Status: ApprovalStatus.SentBack } => PageParts.Banner("note", "Sent back", Html.Of(
            $"{Decided(view, "sent back")}{PageParts.Paragraph("The buyer can change it and submit it anew. If your approval is needed then, a new mail has a new link.")}")),
        { Status: ApprovalStatus.PassedOn, TimedOutAt: var late } => PageParts.Banner("note", "Somebody else is asked now", PageParts.Paragraph(
            $"Nobody answered by {view.At(late ?? view.Step.TimeoutAt)}, so the next approver was asked. This link decides nothing any more.")),
        _ when view.Order.Stage == Stage.Cancelled => PageParts.Banner(
            "note", "The order was cancelled", PageParts.Paragraph("There is nothing left to decide, and nothing was changed.")),
        var step when view.Order.Approvals[^1] != step => PageParts.Banner("note", "The order has changed since this was asked", PageParts.Paragraph(
            "This link was for an earlier state of it and decides nothing any more. It was asked about anew: if your approval is still needed, a newer mail has a new link.")),
        _ => PageParts.Banner("note", "This question was taken back", PageParts.Paragraph(
            "The order is being worked on, and this link decides nothing any more. If your approval is needed again, a new mail has a new link.")),
    };

    private static Html Waiting(ApprovalView view)
    {
        if (view.Link.Given is not { At: { } at } given)
            return PageParts.Banner("note", "This is not decided yet", PageParts.Paragraph("Others are asked, and their answers are waited for."));
        var agreed = view.Step.Slots.Count(slot => slot.Answer == ApprovalAnswer.Approved);
        var who = given.By is { } by && by.IsSameAs(view.Link.Caller.Person) ? "You" : given.By is { } other ? ApprovalView.Who(other) : "Somebody";
        return PageParts.Banner("good", "Approved, and others are waited for", Html.Of(
            $"<p>{who} approved this on {view.At(at)}. {agreed} of the {view.Step.Needs} who must agree have done so.{Above(view)}</p>\n{PageParts.Quote(given.Comment)}"));
    }

    /// <summary>Who decides where too few may; others may still agree, which alone is not enough.</summary>
    private static string Above(ApprovalView view)
    {
        if (!view.Step.IsShort())
        {
            return "";
        }

        var others = view.Step.Slots.Any(slot => slot is { Answer: null, Excluded: false }) ? "" : " Nobody else who is asked may.";
        return others + (view.Step.IsSettledAbove() ? " Whoever it was escalated to has to decide."
            : view.Settings.AdministratorsDecide ? " An administrator has to decide."
            : $" {Quorum.NobodyDecides}");
    }

    private static Html Decided(ApprovalView view, string what)
    {
        var (step, role) = (view.Step, view.Step.AsAdministrator ? " as administrator" : "");
        return Html.Of(
            $"<p>This order was {what} by {ApprovalView.Who(step.DecidedBy)}{role} on {view.At(step.DecidedAt!.Value)}.</p>\n{PageParts.Quote(step.Comment)}");
    }

    private static Html Next(ApprovalView view) => view.Order.PendingStep() is { } next && next.Step > view.Step.Step
        ? PageParts.Paragraph("The next approver is asked now, and the order is sent when they agree.")
        : Html.Empty;
}
