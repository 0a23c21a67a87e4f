using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Pricing;

namespace StockOrders.Functions.Approvals;

/// <summary>
/// The page behind an approver's link. Mail scanners open links before people do, so opening changes nothing; the answer is posted, and the
/// decision on the order sees to it that it counts once.
/// </summary>
internal sealed class ApprovalLinkFunctions(
    OrderBook book, ShownOrders orders, SettingsRows settings, WarehouseNames warehouses, LastPrices prices, LinkDoor door)
{
    /// <summary>Nobody decides on what they have not read; held against the order as it is decided, so that no edit comes between.</summary>
    private static readonly Refusal Unseen = new(RefusalKind.Conflict, "order_changed", LinkPages.ChangedMeanwhile);

    [Function("ApprovalPage")]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approve/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellation) =>
        door.Open(
            token,
            LinkPurpose.Approval,
            opened => Find(opened, cancellation),
            found => Task.FromResult<IResult>(found.Pages.Page()));

    [Function("ApprovalAnswer")]
    public Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "approve/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellation) =>
        door.Answer(
            request,
            token,
            LinkPurpose.Approval,
            opened => Find(opened, cancellation),
            (found, form) => found.Pages.IsOpen
                ? found.Pages.Question(LinkPages.NotFromTheForm, form.Comment, StatusCodes.Status403Forbidden)
                : found.Pages.Outcome(StatusCodes.Status409Conflict),
            (found, form) => Decide(found, form, cancellation),
            cancellation);

    private async Task<IResult> Decide(Found found, PageForm form, CancellationToken cancellation)
    {
        var (claims, person, pages) = (found.Opened.Claims, found.Link.Person, found.Pages);
        if (!pages.IsOpen)
            return pages.Outcome(StatusCodes.Status409Conflict);
        OrderCommand? command = form.Decision switch
        {
            "approve" => new OrderCommand.Approve(person, form.Comment, claims.Step, claims.Revision),
            "reject" => new OrderCommand.Reject(person, form.Comment, claims.Step, claims.Revision),
            "send_back" => new OrderCommand.SendBack(person, form.Comment, claims.Step, claims.Revision),
            _ => null,
        };
        if (command is null)
            return pages.Question("Choose to approve, to send back or to reject.", form.Comment);

        // Two clicks, two approvers or an edit may come together here. One of them counts; the others are told how it came out.
        var caller = found.Link.Caller;
        var asked = new OrderRequest(claims.Account, claims.Order, null, caller.Actor)
        {
            Plan = order => pages.Shows(order, form.Seen) ? ImmutableArray.Create(command) : Unseen,
            Caller = caller,
        };
        var outcome = await book.Execute(asked, cancellation);
        if (outcome.IsRefused && outcome.Refusals[0].Kind == RefusalKind.Invalid)
            return pages.Question(outcome.Refusals[0].Message, form.Comment);
        var after = await Find(found.Opened, cancellation);
        return after is null ? LinkPages.NotValid()
            : outcome.IsRefused && outcome.Refusals[0] == Unseen && after.Pages.IsOpen ? after.Pages.Question(Unseen.Message, form.Comment, StatusCodes.Status409Conflict)
            : after.Pages.Outcome(outcome.IsRefused ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    private async Task<Found?> Find(OpenedLink opened, CancellationToken cancellation)
    {
        var claims = opened.Claims;
        if (await orders.Find(claims.Account, claims.Order, cancellation) is not { } order || ApprovalLink.Fit(order, claims) is not { } link)
            return null;
        var account = await settings.Get(claims.Account, fresh: false, cancellation);
        var warehouse = await warehouses.Of(claims.Account, order, cancellation);
        var last = await prices.Of(claims.Account, order.Header.Vendor, cancellation);
        return new Found(opened, link, new ApprovalPages(new ApprovalView(order, link, account, warehouse, opened, last)));
    }

    private sealed record Found(OpenedLink Opened, ApprovalLink Link, ApprovalPages Pages);
}
