using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Approvals;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Papers;

/// <summary>The PDF behind a mailed link, as long as the link fits: to approvers the order as it stands, to suppliers what they were sent.</summary>
internal sealed class LinkedPapers(OrderBook book, SettingsRows settings, WarehouseNames warehouses, LinkDoor door)
{
    /// <summary>Below the page's own address.</summary>
    public const string Name = "order.pdf";

    [Function("ApprovalPdf")]
    public Task<IResult> ForApprover(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "approve/{token}/" + Name)] HttpRequest request,
        string token,
        CancellationToken cancellation) => Open(
            token, LinkPurpose.Approval, (order, claims) => ApprovalLink.Fit(order, claims) is null ? null : order, cancellation);

    [Function("SupplierPdf")]
    public Task<IResult> ForSupplier(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "supplier/{token}/" + Name)] HttpRequest request,
        string token,
        CancellationToken cancellation) => Open(
            token,
            LinkPurpose.Supplier,
            (order, claims) => order.Dispatch is { } dispatch && dispatch.Revision == claims.Revision && claims.IsFor(dispatch.To) ? OrderPapers.AsSupplierHas(order) : null,
            cancellation);

    private Task<IResult> Open(string token, LinkPurpose purpose, Func<StockOrder, LinkClaims, StockOrder?> fitting, CancellationToken cancellation) => door.Open(
        token,
        purpose,
        async opened => await book.Find(opened.Claims.Account, opened.Claims.Order, cancellation) is { } order && fitting(order, opened.Claims) is { } shown
            ? new PaperAnswer(OrderPapers.Pdf(
                shown,
                await settings.Get(opened.Claims.Account, fresh: false, cancellation),
                await warehouses.Of(opened.Claims.Account, shown, cancellation)))
            : null,
        answer => Task.FromResult<IResult>(answer));
}
