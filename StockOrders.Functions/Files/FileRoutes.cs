using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Files;

/// <summary>Files that came with an order, such as invoices that its supplier sent.</summary>
internal sealed class FileRoutes(ApiDoor door, OrderBook book, FileStore files)
{
    private const string Route = "api/v1/purchase-orders/{id}/files";

    [Function("ListFiles")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller => await Order(caller, id, cancellation) is { } order ? All(request, order) : RefusalAnswer.Of(OrderAnswers.Missing(id)),
            cancellation);

    [Function("GetFile")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{file}")] HttpRequest request,
        string id,
        string file,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, id, file, cancellation), cancellation);

    private async Task<IResult> Get(HttpRequest request, Caller caller, string id, string file, CancellationToken cancellation)
    {
        if (await Order(caller, id, cancellation) is not { } order)
        {
            return RefusalAnswer.Of(OrderAnswers.Missing(id));
        }

        if (order.Files.FirstOrDefault(known => known.Id == file) is not { } found)
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Missing, "unknown_file", "The order has no such file."));
        }

        var etag = FileAnswer.ETagOf(found);
        return Conditions.IsKnown(request, etag)
            ? JsonAnswer.NotModified(etag)
            : new FileAnswer(found, etag, files.Read(caller.Account, order.Id, found.Id, cancellation));
    }

    private async Task<StockOrder?> Order(Caller caller, string id, CancellationToken cancellation) =>
        OrderAnswers.IdOf(id) is { IsRefused: false } named ? await book.Find(caller.Account, named.Value, cancellation) : null;

    private static IResult All(HttpRequest request, StockOrder order)
    {
        var etag = Conditions.ETagOf(order.Version);
        var page = ChildList.Of(request, order.Files);
        return page.IsRefused ? RefusalAnswer.Of(page.Refusals)
            : Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List("files", page.Value, (json, file) => FileJson.Write(json, order, file))) { ETag = etag };
    }
}
