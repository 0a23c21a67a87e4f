using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using StockOrders.Functions.Hosting;

namespace StockOrders.Functions.Imports;

/// <summary>Files of what was on hand.</summary>
internal sealed class StockLevelsImportRoutes(ApiDoor door, ImportCalls calls)
{
    private const string Route = "api/v1/stock-levels/imports";

    [Function("PostStockLevelsImport")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => calls.Post(request, caller, ImportKind.StockLevels, client, cancellation), cancellation);

    [Function("ListStockLevelsImports")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => calls.List(request, caller, ImportKind.StockLevels, cancellation), cancellation);

    [Function("GetStockLevelsImport")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{import}")] HttpRequest request,
        string import,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => calls.Get(request, caller, ImportKind.StockLevels, import, cancellation), cancellation);

    [Function("CancelStockLevelsImport")]
    public Task<IResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{import}/cancel")] HttpRequest request,
        string import,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => calls.Cancel(request, caller, ImportKind.StockLevels, import, cancellation), cancellation);
}
