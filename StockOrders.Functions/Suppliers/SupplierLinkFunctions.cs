using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>The page behind a supplier's link: opening it changes nothing, posting the form confirms or declines.</summary>
internal sealed class SupplierLinkFunctions(OrderBook book, SettingsRows settings, WarehouseNames warehouses, LinkDoor door)
{
    [Function("SupplierPage")]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "supplier/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellation) =>
        door.Open(
            token,
            LinkPurpose.Supplier,
            opened => Find(opened, cancellation),
            found => Task.FromResult<IResult>(found.Pages?.Page() ?? found.Outdated(StatusCodes.Status410Gone)));

    [Function("SupplierAnswer")]
    public Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "supplier/{token}")] HttpRequest request,
        string token,
        CancellationToken cancellation) =>
        door.Answer(
            request,
            token,
            LinkPurpose.Supplier,
            opened => Find(opened, cancellation),
            (found, form) => found.Pages switch
            {
                null => found.Outdated(StatusCodes.Status409Conflict),
                { IsOpen: true } pages => pages.Question(LinkPages.NotFromTheForm, form.Comment, StatusCodes.Status403Forbidden),
                { } pages => pages.Outcome(StatusCodes.Status409Conflict),
            },
            (found, form) => found.Pages is { } pages
                ? Decide(found, pages, form, cancellation)
                : Task.FromResult<IResult>(found.Outdated(StatusCodes.Status409Conflict)),
            cancellation);

    private async Task<IResult> Decide(Found found, SupplierPages pages, PageForm form, CancellationToken cancellation)
    {
        var (claims, person) = (found.Opened.Claims, found.Person);
        OrderCommand? command = form.Decision switch
        {
            "confirm" => new OrderCommand.Confirm(person, form.Comment, claims.Revision),
            "decline" => new OrderCommand.Decline(person, form.Comment, claims.Revision),
            _ => null,
        };
        if (command is null)
        {
            return pages.IsOpen
                ? pages.Question("Choose to confirm or to decline.", form.Comment)
                : pages.Outcome(StatusCodes.Status409Conflict);
        }

        var outcome = await book.Execute(new OrderRequest(claims.Account, claims.Order, command, $"supplier:{person}"), cancellation);
        if (outcome.IsRefused && outcome.Refusals[0].Kind == RefusalKind.Invalid)
            return pages.Question(outcome.Refusals[0].Message, form.Comment);

        // An answer that stood already is shown as it stands; it is not given again.
        var isNew = !outcome.IsRefused && outcome.Value.Changed;
        return await Find(found.Opened, cancellation) is { } after
            ? after.Pages?.Outcome(isNew ? StatusCodes.Status200OK : StatusCodes.Status409Conflict) ?? after.Outdated(StatusCodes.Status409Conflict)
            : LinkPages.NotValid();
    }

    /// <summary>Null where the order is gone, or was never sent so to this address.</summary>
    private async Task<Found?> Find(OpenedLink opened, CancellationToken cancellation)
    {
        var claims = opened.Claims;
        if (await book.Find(claims.Account, claims.Order, cancellation) is not { } order)
            return null;
        var account = await settings.Get(claims.Account, fresh: false, cancellation);
        if (OutdatedPages.IsOutdated(order, claims))
            return new Found(opened, "", null, status => OutdatedPages.Page(order, account, status));
        if (order.Dispatch is not { } dispatch || dispatch.Revision != claims.Revision || !claims.IsFor(dispatch.To))
            return null;
        var warehouse = await warehouses.Of(claims.Account, order, cancellation);
        return new Found(opened, dispatch.To, new SupplierPages(order, dispatch, account, warehouse, opened), status => OutdatedPages.Page(order, account, status));
    }

    /// <param name="Pages">Null where the link is for a revision that no longer counts.</param>
    private sealed record Found(OpenedLink Opened, string Person, SupplierPages? Pages, Func<int, PageAnswer> Outdated);
}
