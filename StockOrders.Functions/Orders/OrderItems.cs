using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>The lines of an order, and one of them.</summary>
internal sealed class OrderItems(OrderDoor door)
{
    [Function("ListItems")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders/{id}/items")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Read(request, id, order => All(request, order), cancellation);

    [Function("GetItem")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders/{id}/items/{item}")] HttpRequest request,
        string id,
        string item,
        CancellationToken cancellation) =>
        door.Read(request, id, order => One(order, item), cancellation);

    private static IResult All(HttpRequest request, StockOrder order)
    {
        var page = ChildList.Of<PricedLine>(request, PricedLine.AllOf(order), ChildFields.Items, TimeZoneInfo.Utc);
        var choice = FieldChoice.Of(request);
        return page.IsRefused
            ? RefusalAnswer.Of(page.Refusals)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List("items", page.Value, (json, item) => LineJson.Write(json, item, choice)))
            {
                ETag = Conditions.ETagOf(order.Version),
            };
    }

    private static IResult One(StockOrder order, string item)
    {
        var found = LineAddress.InAddress(order, item);
        return found.IsRefused
            ? RefusalAnswer.Of(found.Refusals[0] with { Kind = Domain.Outcomes.RefusalKind.Missing })
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.One("item", PricedLine.Of(order, found.Value), LineJson.Write, $"item {found.Value.Variant}"))
            {
                ETag = Conditions.ETagOf(order.Version),
            };
    }
}
