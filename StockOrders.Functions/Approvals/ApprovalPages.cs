using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Approvals;

/// <summary>What an approver sees behind the link: the question while it is open to them, and what became of it otherwise.</summary>
internal sealed class ApprovalPages(ApprovalView view)
{
    private readonly OrderSheet sheet = OrderSheet.Of(view.Order, view.Settings, view.Warehouse);

    /// <summary>Changes whenever anything of the order does that its approver reads, so that nobody decides on what they have not seen.</summary>
    public string Seen => sheet.Fingerprint();

    /// <summary>Whether the order, as it stands when it is decided, is still what its reader had before them.</summary>
    public bool Shows(StockOrder order, string? seen) => seen == OrderSheet.Of(
        order, view.Settings, order.Header.Warehouse == view.Order.Header.Warehouse ? view.Warehouse : null).Fingerprint();

    /// <summary>Why the person may not decide although the question is open.</summary>
    private string? Barred { get; } = view.Link is { IsPending: true, Given: null } ? view.Link.Barred(view.Order, view.Settings)?.Message : null;

    /// <summary>Whether the page asks: the step waits, for this person too, and they may decide.</summary>
    public bool IsOpen => view.Link is { IsPending: true, Given: null } && Barred is null;

    /// <summary>Opened, and nothing changes by that, however often.</summary>
    public PageAnswer Page() => IsOpen ? Question() : Outcome(view switch
    {
        _ when Barred is not null => StatusCodes.Status403Forbidden,
        { Step.Status: ApprovalStatus.Withdrawn } => StatusCodes.Status410Gone,
        _ => StatusCodes.Status200OK,
    });

    /// <param name="problem">What was wrong with the answer that was just given.</param>
    public PageAnswer Question(string? problem = null, string? comment = null, int status = StatusCodes.Status400BadRequest) => new(
        problem is null ? StatusCodes.Status200OK : status,
        sheet.Shop,
        $"Approve order {sheet.Name}?",
        Html.Of($"{Problem(problem)}{Summary()}{Form(comment)}{Order()}"));

    /// <summary>Decided, by this link or another way, withdrawn, or not for this person to decide.</summary>
    public PageAnswer Outcome(int status) => new(
        Barred is null ? status : StatusCodes.Status403Forbidden,
        sheet.Shop,
        $"Order {sheet.Name}",
        Html.Of($"{(Barred is { } why ? PageParts.Banner("note", "This is not for you to decide", PageParts.Paragraph(why)) : ApprovalOutcomes.Banner(view))}{Summary()}{Order()}"));

    private static Html Problem(string? problem) =>
        problem is null ? Html.Empty : PageParts.Banner("bad", "Please try again", PageParts.Paragraph(problem));

    private Html Summary() => Html.Of($"""
        <section>
        <p class="total">{sheet.Total}</p>
        <p>to {sheet.Vendor}, {PriceChange.Items(sheet.Lines.Length)}</p>
        <p class="quiet">{view.Step.Reason}</p>
        {ApprovalMoney.Facts(view)}</section>

        """);

    private Html Order()
    {
        var items = PricedItem.AllOf(view.Order, sheet, view.Last);
        return Html.Of($"{AskedPeople.Of(view)}{ApprovalItems.Of(view, sheet, items, IsOpen)}{PageParts.Facts(sheet)}{PageParts.Paper($"/approve/{view.Opened.Token}")}{PageParts.History(ApprovalPast.Of(view))}");
    }

    private Html Form(string? comment) => PageParts.Form(
        Html.Of($"{PageParts.Hidden("form", view.Opened.Form)}{PageParts.Hidden("seen", Seen)}"),
        "Your decision",
        Html.Of($"{StandsIn()}{PageParts.Paragraph(Silence())}"),
        "Comment (optional)",
        comment,
        new PageButton("approve", "Approve", "main"),
        new PageButton("send_back", "Send back", ""),
        new PageButton("reject", "Reject", "no"));

    private Html StandsIn() => view.Link.For is { } other ? PageParts.Paragraph($"You decide for {ApprovalView.Who(other)}.") : Html.Empty;

    private string Silence() => view.Step.TimedOutAt is not null ? "Nobody decided in time, and the order is on hold until somebody does."
        : ApprovalDeadlines.SilenceOf(view.Order, view.Step) switch
        {
            ApprovalSilence.Reject => $"Without an answer the order is rejected on {view.At(view.Step.TimeoutAt)}.",
            ApprovalSilence.Next => $"Without an answer the next approver is asked on {view.At(view.Step.TimeoutAt)}.",
            ApprovalSilence.ApproveWithoutAnswer => $"Without an answer the order is approved on {view.At(view.Step.TimeoutAt)}, as its rule says.",
            _ => $"Without an answer the order is on hold from {view.At(view.Step.TimeoutAt)}.",
        };
}
