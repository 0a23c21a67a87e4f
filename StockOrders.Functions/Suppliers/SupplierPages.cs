using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>What a supplier sees behind the link. They see their order, and nothing of how it came about.</summary>
internal sealed class SupplierPages(StockOrder order, Dispatch dispatch, AccountSettings settings, string? warehouse, OpenedLink opened)
{
    private readonly OrderSheet sheet = OrderSheet.Of(order.AsSent(), settings, warehouse);

    /// <summary>Asked until they said yes, goods arrived, or the order is over. A no can still become a yes.</summary>
    public bool IsOpen =>
        dispatch.ConfirmedAt is null && (order.Stage == Stage.Sent || (order.Stage == Stage.Receiving && dispatch.Replaces is not null));

    public PageAnswer Page() => IsOpen
        ? Question()
        : Outcome(order.Stage == Stage.Cancelled ? StatusCodes.Status410Gone : StatusCodes.Status200OK);

    public PageAnswer Question(string? problem = null, string? comment = null, int status = StatusCodes.Status400BadRequest) => new(
        problem is null ? StatusCodes.Status200OK : status,
        sheet.Shop,
        $"Purchase order {sheet.Name}",
        Html.Of($"{Problem(problem)}{(dispatch.DeclinedAt is null ? Html.Empty : Banner())}{Summary()}{Form(comment)}{PageParts.Sheet(sheet)}"));

    public PageAnswer Outcome(int status) => new(
        status, sheet.Shop, $"Purchase order {sheet.Name}", Html.Of($"{Banner()}{Summary()}{PageParts.Sheet(sheet)}"));

    private static Html Problem(string? problem) =>
        problem is null ? Html.Empty : PageParts.Banner("bad", "Please try again", PageParts.Paragraph(problem));

    private Html Summary() => Html.Of($"""
        <section>
        <p class="total">{sheet.Total}</p>
        <p>ordered by {sheet.Shop} on {At(dispatch.SentAt)}{Revision()}</p>
        </section>

        """);

    private string Revision() => dispatch.Replaces is null ? "" : $", revision {dispatch.Revision}";

    private Html Form(string? comment)
    {
        var confirm = new PageButton("confirm", dispatch.DeclinedAt is null ? "Confirm" : "Confirm after all", "main");
        var words = dispatch.ConfirmationDue is { } due && dispatch.DeclinedAt is null
            ? PageParts.Paragraph($"Please answer by {At(due)}.")
            : Html.Empty;
        return dispatch.DeclinedAt is null
            ? PageParts.Form(PageParts.Hidden("form", opened.Form), "Your answer", words, "Comment, such as a delivery date (optional)", comment, confirm, new PageButton("decline", "Decline", "no"))
            : PageParts.Form(PageParts.Hidden("form", opened.Form), "Your answer", words, "Comment, such as a delivery date (optional)", comment, confirm);
    }

    private Html Banner() => order switch
    {
        { Stage: Stage.Cancelled } => PageParts.Banner(
            "bad", "This order was cancelled", PageParts.Paragraph("Please do not deliver anything of it.")),
        { Stage: Stage.Closed } => PageParts.Banner(
            "note", "This order is closed", PageParts.Paragraph("Nothing more is expected on it, and there is nothing left to answer.")),
        { Dispatch.ConfirmedAt: { } confirmed } => PageParts.Banner("good", "Confirmed", Answered($"The order was confirmed on {At(confirmed)}. Thank you.")),
        { Dispatch.DeclinedAt: { } declined } => PageParts.Banner("bad", "Declined", Answered($"The order was declined on {At(declined)}.")),
        _ => PageParts.Banner("note", "Goods have arrived", PageParts.Paragraph("There is nothing left to confirm or decline.")),
    };

    private Html Answered(string words) => Html.Of($"{PageParts.Paragraph(words)}{PageParts.Quote(dispatch.Comment)}");

    private string At(DateTimeOffset instant) => Days.Of(instant, settings);
}
