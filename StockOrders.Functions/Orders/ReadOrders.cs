using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

internal sealed class ReadOrders(ApiDoor door, SettingsRows settings, OrderBook book, OrderIndex index)
{
    [Function("GetOrder")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/purchase-orders/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, id, cancellation), cancellation);

    [Function("ListOrders")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/purchase-orders")] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => List(request, caller, cancellation), cancellation);

    private async Task<IResult> Get(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused || await book.Find(caller.Account, named.Value, cancellation) is not { } order)
        {
            return RefusalAnswer.Of(OrderAnswers.Missing(id));
        }

        var etag = Conditions.ETagOf(order.Version);
        if (Conditions.IsKnown(request, etag))
        {
            return JsonAnswer.NotModified(etag);
        }

        var choice = FieldChoice.Of(request);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            OrderJson.Name, (order, choice), static (json, given) => OrderJson.Write(json, given.order, given.choice), $"{OrderJson.Name} {order.Id}"))
        {
            ETag = etag,
        };
    }

    private async Task<IResult> List(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var query = ListQuery<OrderIndexRow>.Of(request, OrderListFields.All, account.Zone(), OrderListFields.Canonical);
        if (query.IsRefused)
        {
            return RefusalAnswer.Of(query.Refusals);
        }

        var rows = new List<OrderIndexRow>();
        await foreach (var row in index.Walk(caller.Account, OrderSpan.All, null, StoreLimits.MaxPage, cancellation))
        {
            rows.Add(Packed.To<OrderIndexRow>(row));
        }

        var page = query.Value.Of(rows, OrderListFields.Standard);
        var choice = query.Value.Choice;
        return OrderIndexJson.NeedsDocument(choice)
            ? await Documents(caller, page, choice, cancellation)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(OrderJson.Plural, page, (json, row) => OrderIndexJson.Write(json, row, choice)));
    }

    private async Task<IResult> Documents(Caller caller, Paged<OrderIndexRow> page, FieldChoice? choice, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(page.Items.Select(row => book.Find(caller.Account, row.Id, cancellation)));
        var orders = new Paged<StockOrder>([.. found.OfType<StockOrder>()], page.Total, page.Limit, page.Start);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.List(OrderJson.Plural, orders, (json, order) => OrderJson.Write(json, order, choice)));
    }
}
