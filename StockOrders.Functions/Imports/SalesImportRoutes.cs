using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using StockOrders.Functions.Hosting;

namespace StockOrders.Functions.Imports;

/// <summary>Files of what was sold.</summary>
internal sealed class SalesImportRoutes(ApiDoor door, ImportCalls calls)
{
    private const string Route = "api/v1/sales/imports";

    [Function("PostSalesImport")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => calls.Post(request, caller, ImportKind.Sales, client, cancellation), cancellation);

    [Function("ListSalesImports")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => calls.List(request, caller, ImportKind.Sales, cancellation), cancellation);

    [Function("GetSalesImport")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{import}")] HttpRequest request,
        string import,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => calls.Get(request, caller, ImportKind.Sales, import, cancellation), cancellation);

    [Function("CancelSalesImport")]
    public Task<IResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{import}/cancel")] HttpRequest request,
        string import,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => calls.Cancel(request, caller, ImportKind.Sales, import, cancellation), cancellation);
}
