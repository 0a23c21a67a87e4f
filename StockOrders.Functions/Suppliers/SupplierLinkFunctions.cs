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

/// <summary>The page behind a supplier's link: opening it changes nothing, posting one of its forms answers.</summary>
internal sealed class SupplierLinkFunctions(
    OrderBook book, ShownOrders orders, SettingsRows settings, WarehouseNames warehouses, LinkDoor door, InvoiceUploads uploads)
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
        door.Open(
            token,
            LinkPurpose.Supplier,
            opened => Find(opened, cancellation),
            found => Answer(request, found, cancellation));

    private async Task<IResult> Answer(HttpRequest request, Found found, CancellationToken cancellation)
    {
        var (form, problem) = await SupplierFormReader.Read(request, cancellation);
        return (form, found.Pages) switch
        {
            (null, _) => LinkPages.NotReadable(problem!.Value, " A file has at most 10 MB."),
            (_, null) => found.Outdated(StatusCodes.Status409Conflict),
            ({ } sent, { } pages) when !LinkDoor.IsFrom(found.Opened, sent.Token) => pages.IsOpen
                ? pages.Question(LinkPages.NotFromTheForm, sent.Comment, StatusCodes.Status403Forbidden)
                : pages.Outcome(StatusCodes.Status409Conflict),
            ({ } sent, { } pages) => await Decide(found, pages, sent, cancellation),
        };
    }

    private async Task<IResult> Decide(Found found, SupplierPages pages, SupplierForm form, CancellationToken cancellation)
    {
        var (claims, person) = (found.Opened.Claims, found.Person);
        if (form.Decision == InvoiceSection.Decision)
        {
            return await TakeInvoice(found, pages, form, cancellation);
        }

        if (SupplierCommands.Of(form, person, claims.Revision) is not { } ask)
        {
            return pages.IsOpen
                ? pages.Question("Choose to confirm or to decline.", form.Comment)
                : pages.Outcome(StatusCodes.Status409Conflict);
        }

        if (ask.Command is null || !ask.Faults.IsEmpty)
        {
            return pages.Again(form, ask.Faults, StatusCodes.Status400BadRequest);
        }

        var outcome = await book.Execute(new OrderRequest(claims.Account, claims.Order, ask.Command, $"supplier:{person}"), cancellation);
        var isPlain = ask.Command is OrderCommand.Confirm or OrderCommand.Decline;
        if (outcome.IsRefused && outcome.Refusals[0].Kind == RefusalKind.Invalid)
        {
            return isPlain
                ? pages.Question(outcome.Refusals[0].Message, form.Comment)
                : pages.Again(form, ask.Placed(outcome.Refusals), StatusCodes.Status400BadRequest);
        }

        // An answer that stood already is shown as it stands; it is not given again.
        var isNew = !outcome.IsRefused && outcome.Value.Changed;
        return await Then(found, after => isNew
            ? after.Outcome(StatusCodes.Status200OK, Thanks(ask.Command))
            : outcome.IsRefused && !isPlain
                ? after.Again(form, ask.Placed(outcome.Refusals), StatusCodes.Status409Conflict)
                : after.Outcome(StatusCodes.Status409Conflict), cancellation);
    }

    private async Task<IResult> TakeInvoice(Found found, SupplierPages pages, SupplierForm form, CancellationToken cancellation)
    {
        var (outcome, read, faults) = await uploads.Take(form, found.Opened.Claims.Account, found.Order, found.Person, cancellation);
        if (outcome is not { } taken)
        {
            return pages.Again(form, faults, StatusCodes.Status400BadRequest);
        }

        return await Then(found, after => taken.IsRefused
            ? after.Again(
                form,
                [.. taken.Refusals.Select(refusal => new FormFault(InvoiceSection.Has(refusal.Field) ? refusal.Field! : "", refusal.Message))],
                taken.Refusals[0].Kind == RefusalKind.Invalid ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict)
            : after.Outcome(StatusCodes.Status200OK, $"Invoice {taken.Value.Invoice?.Number} has come in. {read}"), cancellation);
    }

    /// <summary>The page as it is after something was done, or tried.</summary>
    private async Task<IResult> Then(Found found, Func<SupplierPages, IResult> page, CancellationToken cancellation) =>
        await Find(found.Opened, cancellation) is not { } after ? LinkPages.NotValid()
        : after.Pages is { } pages ? page(pages)
        : after.Outdated(StatusCodes.Status409Conflict);

    /// <summary>Null where the page's own banner says it.</summary>
    private static string? Thanks(OrderCommand command) => command switch
    {
        OrderCommand.AnnounceShipment => "The shipment is announced.",
        OrderCommand.WithdrawShipment => "The shipment is withdrawn.",
        _ => null,
    };

    /// <summary>Null where the order is gone, or was never sent so to this address.</summary>
    private async Task<Found?> Find(OpenedLink opened, CancellationToken cancellation)
    {
        var claims = opened.Claims;
        if (await orders.Find(claims.Account, claims.Order, cancellation) is not { } order)
            return null;
        var account = await settings.Get(claims.Account, fresh: false, cancellation);
        if (OutdatedPages.IsOutdated(order, claims))
            return new Found(opened, order, "", null, status => OutdatedPages.Page(order, account, status));
        if (order.Dispatch is not { } dispatch || dispatch.Revision != claims.Revision || !claims.IsFor(dispatch.To))
            return null;
        var warehouse = await warehouses.Of(claims.Account, order, cancellation);
        return new Found(opened, order, dispatch.To, new SupplierPages(order, dispatch, account, warehouse, opened), status => OutdatedPages.Page(order, account, status));
    }

    /// <param name="Pages">Null where the link is for a revision that no longer counts.</param>
    private sealed record Found(OpenedLink Opened, StockOrder Order, string Person, SupplierPages? Pages, Func<int, PageAnswer> Outdated);
}
