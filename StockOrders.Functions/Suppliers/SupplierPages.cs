using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>What a supplier sees behind the link. They see their order, and nothing of how it came about.</summary>
internal sealed class SupplierPages
{
    private readonly StockOrder order;
    private readonly SupplierView view;

    public SupplierPages(StockOrder order, Dispatch dispatch, AccountSettings settings, string? warehouse, OpenedLink opened)
    {
        this.order = order;
        var sent = order.AsSent();
        view = new SupplierView(sent, dispatch, settings, OrderSheet.Of(sent, settings, warehouse), opened.Form) { Page = $"/supplier/{opened.Token}" };
    }

    /// <summary>Asked until they said yes, goods arrived, or the order is over. A no, or other terms, can still become a yes.</summary>
    public bool IsOpen => (view.Dispatch.ConfirmedAt is null || view.Dispatch.ProposedAt is not null)
        && order.Agreed() is null
        && (order.Stage is Stage.Sent or Stage.Confirmed or Stage.Delayed || (order.Stage == Stage.Receiving && view.Dispatch.Replaces is not null));

    /// <summary>Whether anything can still be said of dates, quantities and prices.</summary>
    private bool IsNegotiable => order.Type == OrderType.Purchase && order.Stage is Stage.Sent or Stage.Confirmed or Stage.Delayed or Stage.Receiving && order.Agreed() is null;

    private bool IsExpected => !order.IsOver && view.Order.Lines.Any(line => line.Outstanding > 0);

    public PageAnswer Page() => IsOpen
        ? Question()
        : Outcome(order.Stage == Stage.Cancelled ? StatusCodes.Status410Gone : StatusCodes.Status200OK);

    public PageAnswer Question(string? problem = null, string? comment = null, int status = StatusCodes.Status400BadRequest) => Answer(
        problem is null ? StatusCodes.Status200OK : status,
        Html.Of($"{Problems(problem is null ? [] : [problem])}{(HasAnswered ? Banner() : Html.Empty)}{Summary()}{Form(comment)}"),
        view);

    public PageAnswer Outcome(int status, string? notice = null) => Answer(
        status, Html.Of($"{Notice(notice)}{Banner()}{Summary()}{(notice is not null && IsOpen ? Form(null) : Html.Empty)}"), view);

    /// <summary>The page with what was sent, and at each field what is wrong with it.</summary>
    public PageAnswer Again(SupplierForm sent, ImmutableArray<FormFault> faults, int status)
    {
        var told = view with { Sent = sent, Faults = faults };
        var problems = faults.Select(fault => fault.Field.Length == 0 ? fault.Message : null).OfType<string>().Distinct().ToList();
        return Answer(
            status,
            Html.Of($"{Problems(problems.Count == 0 ? ["Nothing was changed. See what is said at the fields below."] : problems)}{(HasAnswered || !IsOpen ? Banner() : Html.Empty)}{Summary()}{(IsOpen ? Form(null) : Html.Empty)}"),
            told);
    }

    private bool HasAnswered => view.Dispatch is { DeclinedAt: not null } or { ProposedAt: not null } || order.Proposal?.Status == ProposalStatus.Refused;

    private PageAnswer Answer(int status, Html top, SupplierView told) => new(
        status,
        told.Sheet.Shop,
        $"Purchase order {told.Sheet.Name}",
        Html.Of($"{top}{Parts(told)}{PageParts.Sheet(told.Sheet)}{PageParts.Paper(told.Page)}{ReceivedSection.Of(told)}{InvoiceSection.Received(told)}"));

    private Html Parts(SupplierView told) => Html.Of(
        $"{(IsNegotiable ? TermsSection.Of(told) : Html.Empty)}{ShipmentSection.Announced(told, IsExpected)}{(IsExpected ? ShipmentSection.Form(told) : Html.Empty)}{(order.Stage == Stage.Cancelled ? Html.Empty : InvoiceSection.Of(told))}");

    private static Html Problems(List<string> problems) => problems.Count == 0
        ? Html.Empty
        : PageParts.Banner("bad", "Please try again", Html.Join(problems.Select(PageParts.Paragraph)));

    private static Html Notice(string? notice) => notice is null ? Html.Empty : PageParts.Banner("good", "Thank you", PageParts.Paragraph(notice));

    private Html Summary() => Html.Of($"""
        <section>
        <p class="total">{view.Sheet.Total}</p>
        <p>ordered by {view.Sheet.Shop} on {view.At(view.Dispatch.SentAt)}{Revision()}</p>
        </section>

        """);

    private string Revision() => view.Dispatch.Replaces is null ? "" : $", revision {view.Dispatch.Revision}";

    private Html Form(string? comment)
    {
        var isFirst = view.Dispatch is { DeclinedAt: null, ProposedAt: null };
        var label = view.Dispatch.ProposedAt is not null ? "Confirm as ordered" : isFirst ? "Confirm" : "Confirm after all";
        var confirm = new PageButton("confirm", label, "main");
        var words = view.Dispatch.ConfirmationDue is { } due && isFirst ? PageParts.Paragraph($"Please answer by {view.At(due)}.") : Html.Empty;
        return view.Dispatch.DeclinedAt is null
            ? PageParts.Form(PageParts.Hidden("form", view.Token), "Your answer", words, "Comment (optional)", comment, confirm, new PageButton("decline", "Decline", "no"))
            : PageParts.Form(PageParts.Hidden("form", view.Token), "Your answer", words, "Comment (optional)", comment, confirm);
    }

    private Html Banner() => order switch
    {
        { Stage: Stage.Cancelled } => PageParts.Banner(
            "bad", "This order was cancelled", PageParts.Paragraph("Please do not deliver anything of it.")),
        { Stage: Stage.Closed } => PageParts.Banner(
            "note", "This order is closed", PageParts.Paragraph("Nothing more is expected on it, and there is nothing left to answer.")),
        { Proposal: { Status: ProposalStatus.Open } open } => PageParts.Banner(
            "note", "You asked for changes", Answered($"That was on {view.At(open.At)}. {view.Sheet.Shop} has not decided yet; you get a mail when they have.")),
        _ when order.Agreed() is { } agreed => PageParts.Banner(
            "good", "Your changes were accepted", PageParts.Paragraph($"That was on {view.At(agreed.DecidedAt!.Value)}. A revision of the order with them follows by mail.")),
        { Dispatch.ConfirmedAt: { } confirmed } => PageParts.Banner("good", "Confirmed", Answered($"The order was confirmed on {view.At(confirmed)}. Thank you.")),
        { Dispatch.DeclinedAt: { } declined } => PageParts.Banner("bad", "Declined", Answered($"The order was declined on {view.At(declined)}.")),
        { Proposal: { Status: ProposalStatus.Refused } refused } => PageParts.Banner(
            "bad", "Your changes were not accepted", Html.Of($"{PageParts.Paragraph("The order stands as it was sent.")}{PageParts.Quote(refused.Answer)}")),
        { Stage: Stage.Sent or Stage.Delayed } => Html.Empty,
        _ => PageParts.Banner("note", "Goods have arrived", PageParts.Paragraph("There is nothing left to confirm or decline.")),
    };

    private Html Answered(string words) => Html.Of($"{PageParts.Paragraph(words)}{PageParts.Quote(view.Dispatch.Comment)}");
}
