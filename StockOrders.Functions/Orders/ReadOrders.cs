using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>One order, and lists of them.</summary>
internal sealed class ReadOrders(ApiDoor door, OrderDoor orders, SettingsRows settings, OrderBook book, OrderLists lists)
{
    [Function("GetOrder")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        orders.Read(request, id, order => Get(request, order), cancellation);

    [Function("ListOrders")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/purchase-orders")] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => List(request, caller, cancellation), cancellation);

    private static JsonAnswer Get(HttpRequest request, StockOrder order)
    {
        var choice = FieldChoice.Of(request);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            OrderJson.Name, (order, choice), static (json, given) => OrderJson.Write(json, given.order, given.choice), $"{OrderJson.Name} {order.Id}"))
        {
            ETag = Conditions.ETagOf(order.Version),
        };
    }

    private async Task<IResult> List(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var query = ListQuery<OrderIndexRow>.Of(
            request,
            OrderListDetails.Named(request.Query.Keys),
            account.Zone(),
            (field, text) => OrderListFields.Canonical(account, field, text),
            OrderListFields.Standard,
            OrderView.Parameter);
        var isWhole = OrderView.IsWhole(request);
        if (query.IsRefused || isWhole.IsRefused || !OrderCursor.IsPossible(query.Value))
        {
            return RefusalAnswer.Of(query.IsRefused ? query.Refusals : isWhole.IsRefused ? isWhole.Refusals : [CursorRefusal.Of()]);
        }

        var choice = query.Value.Choice;
        var page = await lists.Page(caller.Account, query.Value, cancellation);
        return isWhole.Value || OrderIndexJson.NeedsDocument(choice)
            ? new ListAnswer<OrderIndexRow, StockOrder>(
                OrderJson.Plural, page, (rows, aborted) => Documents(caller, rows, aborted), (json, order) => OrderJson.Write(json, order, choice))
            : new ListAnswer<OrderIndexRow, OrderIndexRow>(
                OrderJson.Plural, page, static (rows, _) => Task.FromResult<IEnumerable<OrderIndexRow>>(rows), (json, row) => OrderIndexJson.Write(json, row, choice));
    }

    /// <summary>One that was deleted since its row was read is left out.</summary>
    private async Task<IEnumerable<StockOrder>> Documents(Caller caller, IEnumerable<OrderIndexRow> rows, CancellationToken cancellation) =>
        (await Task.WhenAll(rows.Select(row => book.Find(caller.Account, row.Id, cancellation)))).OfType<StockOrder>();
}
