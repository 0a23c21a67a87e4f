using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace StockOrders.Functions.Imports;

/// <summary>Files of what was on hand.</summary>
internal sealed class StockLevelsImportRoutes(ImportCalls calls)
{
    private const string Route = "api/v1/stock-levels/imports";

    [Function("PostStockLevelsImport")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        calls.Post(request, ImportKind.StockLevels, client, cancellation);

    [Function("ListStockLevelsImports")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        calls.List(request, ImportKind.StockLevels, cancellation);

    [Function("GetStockLevelsImport")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{import}")] HttpRequest request,
        string import,
        CancellationToken cancellation) =>
        calls.Get(request, ImportKind.StockLevels, import, cancellation);

    [Function("CancelStockLevelsImport")]
    public Task<IResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{import}/cancel")] HttpRequest request,
        string import,
        CancellationToken cancellation) =>
        calls.Cancel(request, ImportKind.StockLevels, import, cancellation);
}
