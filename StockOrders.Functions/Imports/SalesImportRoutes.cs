using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace StockOrders.Functions.Imports;

/// <summary>Files of what was sold.</summary>
internal sealed class SalesImportRoutes(ImportCalls calls)
{
    private const string Route = "api/v1/sales/imports";

    [Function("PostSalesImport")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        calls.Post(request, ImportKind.Sales, client, cancellation);

    [Function("ListSalesImports")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        calls.List(request, ImportKind.Sales, cancellation);

    [Function("GetSalesImport")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{import}")] HttpRequest request,
        string import,
        CancellationToken cancellation) =>
        calls.Get(request, ImportKind.Sales, import, cancellation);

    [Function("CancelSalesImport")]
    public Task<IResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{import}/cancel")] HttpRequest request,
        string import,
        CancellationToken cancellation) =>
        calls.Cancel(request, ImportKind.Sales, import, cancellation);
}
