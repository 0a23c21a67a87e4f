using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>What an approver sees behind the link: the question while it is open, and what became of it afterwards.</summary>
internal sealed class ApprovalPages(StockOrder order, ApprovalStep step, AccountSettings settings, string? warehouse, OpenedLink opened)
{
    private readonly OrderSheet sheet = OrderSheet.Of(order, settings, warehouse);

    /// <summary>Asking changes nothing, however often.</summary>
    /// <param name="problem">What was wrong with the answer that was just given.</param>
    public PageAnswer Question(string? problem = null, string? comment = null, int status = StatusCodes.Status400BadRequest) => new(
        problem is null ? StatusCodes.Status200OK : status,
        sheet.Shop,
        $"Approve order {sheet.Name}?",
        Html.Of($"{Problem(problem)}{Summary()}{Form(comment)}{PageParts.Sheet(sheet)}{History()}"));

    /// <summary>Decided, by this link or another way, or withdrawn.</summary>
    public PageAnswer Outcome(int status) => new(
        status, sheet.Shop, $"Order {sheet.Name}", Html.Of($"{Banner()}{Summary()}{PageParts.Sheet(sheet)}{History()}"));

    private static Html Problem(string? problem) =>
        problem is null ? Html.Empty : PageParts.Banner("bad", "Please try again", PageParts.Paragraph(problem));

    private Html Summary() => Html.Of($"""
        <section>
        <p class="total">{sheet.Total}</p>
        <p>to {sheet.Vendor}, {Items()}</p>
        <p class="quiet">{step.Reason}</p>
        </section>

        """);

    private Html Form(string? comment) => PageParts.Form(
        opened.Form,
        "Your decision",
        PageParts.Paragraph(step switch
        {
            { TimedOutAt: not null } => "Nobody decided in time, and the order is on hold until somebody does.",
            { Silence: ApprovalSilence.Reject } => $"Without an answer the order is rejected on {At(step.TimeoutAt)}.",
            _ => $"Without an answer the order is on hold from {At(step.TimeoutAt)}.",
        }),
        "Comment (optional)",
        comment,
        new PageButton("approve", "Approve", "main"),
        new PageButton("reject", "Reject", "no"));

    private Html Banner() => step.Status switch
    {
        ApprovalStatus.Approved => PageParts.Banner("good", "Approved", Decided("approved")),
        ApprovalStatus.Rejected when step.TimedOutAt is not null => PageParts.Banner(
            "bad", "Rejected, because nobody decided in time", PageParts.Paragraph($"That was on {At(step.TimedOutAt!.Value)}. The buyer can submit the order again; you would get a new link.")),
        ApprovalStatus.Rejected => PageParts.Banner("bad", "Rejected", Decided("rejected")),
        _ when order.Stage == Stage.Cancelled => PageParts.Banner(
            "note", "The order was cancelled", PageParts.Paragraph("There is nothing left to decide, and nothing was changed.")),
        _ => PageParts.Banner("note", "The order has changed since this was asked", PageParts.Paragraph(
            "This link was for an earlier state of it and decides nothing any more. If your approval is still needed, a newer mail has a new link.")),
    };

    private Html Decided(string what) => Html.Of(
        $"<p>This order was {what} by {Person(step.DecidedBy)} on {At(step.DecidedAt!.Value)}.</p>\n{PageParts.Quote(step.Comment)}");

    private Html History() => PageParts.History(Happenings());

    private IEnumerable<string> Happenings()
    {
        yield return $"Made on {At(order.CreatedAt)}";
        foreach (var asked in order.Approvals)
        {
            yield return $"Put to {Person(asked.Approver)} on {At(asked.AskedAt)}";
            if (asked.RemindedAt is { } reminded) yield return $"Reminded on {At(reminded)}";
            if (asked.EscalatedAt is { } escalated) yield return $"Escalated to {Person(asked.Escalation)} on {At(escalated)}";
            if (asked.TimedOutAt is { } late) yield return $"Nobody had decided by {At(late)}";
            if (asked is { DecidedAt: { } decided, DecidedBy: { } by } && asked.TimedOutAt != decided)
                yield return $"{(asked.Status == ApprovalStatus.Approved ? "Approved" : "Rejected")} by {Person(by)} on {At(decided)}";
            if (asked.Status == ApprovalStatus.Withdrawn) yield return "Taken back, because the order was changed or cancelled";
        }

        if (order.Dispatch is { } dispatch) yield return $"Sent to the supplier on {At(dispatch.SentAt)}";
    }

    private string At(DateTimeOffset instant) => Days.Of(instant, settings);

    private string Items() => sheet.Lines.Length == 1 ? "1 item" : $"{sheet.Lines.Length} items";

    private static string Person(string? by) => string.IsNullOrEmpty(by) ? "an approver" : by;
}
