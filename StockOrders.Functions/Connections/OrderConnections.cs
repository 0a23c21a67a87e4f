using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Connections;

/// <summary>Where an order is saved, and saving it there.</summary>
internal sealed class OrderConnections(ApiDoor door, OrderDoor orders, OrderAnswers answers, ConnectionBook connections)
{
    private const string Route = "api/v1/purchase-orders/{id}/connections";

    [Function("ListOrderConnections")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        orders.Read(request, id, order => All(request, order), cancellation);

    [Function("GetOrderConnection")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{connection}")] HttpRequest request,
        string id,
        string connection,
        CancellationToken cancellation) =>
        orders.Find(request, id, (caller, order) => Get(request, caller, order, connection, cancellation), cancellation);

    [Function("SaveOrder")]
    public Task<IResult> Save(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{connection}")] HttpRequest request,
        string id,
        string connection,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Save(request, caller, id, connection, cancellation), cancellation);

    private static IResult All(HttpRequest request, StockOrder order)
    {
        var page = ChildList.Of<ConnectionSave>(request, order.Connections);
        return page.IsRefused
            ? RefusalAnswer.Of(page.Refusals)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List("connections", page.Value, SaveJson.Write)) { ETag = Conditions.ETagOf(order.Version) };
    }

    private async Task<IResult> Get(HttpRequest request, Caller caller, StockOrder order, string connection, CancellationToken cancellation)
    {
        if (order.SaveInto(connection) is null && !await Knows(caller, connection, cancellation))
        {
            return RefusalAnswer.Of(ConnectionRoutes.Missing(connection));
        }

        var etag = Conditions.ETagOf(order.Version);
        return Conditions.IsKnown(request, etag)
            ? JsonAnswer.NotModified(etag)
            : Answer(order, connection, $"{OrderJson.Name} {order.Id} connection {connection}", null);
    }

    private async Task<IResult> Save(HttpRequest request, Caller caller, string id, string connection, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused)
        {
            return RefusalAnswer.Of(named.Refusals);
        }

        if (!await Knows(caller, connection, cancellation))
        {
            return RefusalAnswer.Of(ConnectionRoutes.Missing(connection));
        }

        var read = await JsonInput.Read(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var isSaved = input.Resource("connection") is { } fields ? SaveInput.OfOne(fields) : null;
        input.Root.Close();
        if (isSaved is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        return await answers.Execute(
            request,
            caller,
            input.Bytes,
            new OrderRequest(caller.Account, named.Value, null, caller.Actor)
            {
                Plan = order => isSaved.Value ? ImmutableArray.Create<OrderCommand>(new OrderCommand.RequestSave(connection)) : NotSaved(order, connection),
            },
            booked => Answer(booked.Order, connection, $"Updated {OrderJson.Name} {booked.Order.Id} connection {connection}", input.Findings),
            cancellation);
    }

    /// <summary>Not to save what was never saved is nothing; what the other side has, it keeps.</summary>
    private static Outcome<ImmutableArray<OrderCommand>> NotSaved(StockOrder order, string connection) => order.SaveInto(connection) is null
        ? ImmutableArray<OrderCommand>.Empty
        : new Refusal(RefusalKind.Conflict, "already_saved", $"The order was to be saved into {connection}; that is not taken back from here.", "save_po");

    private static JsonAnswer Answer(StockOrder order, string connection, string message, Findings? findings) =>
        new(StatusCodes.Status200OK, Envelope.One(
            "connection",
            (order, connection),
            static (json, given) =>
            {
                if (given.order.SaveInto(given.connection) is { } save)
                {
                    SaveJson.Write(json, save);
                }
                else
                {
                    SaveJson.WriteNone(json, given.connection);
                }
            },
            message,
            findings?.Warnings))
        {
            ETag = Conditions.ETagOf(order.Version),
        };

    private async ValueTask<bool> Knows(Caller caller, string connection, CancellationToken cancellation) =>
        ConnectionNames.IsOne(connection) && await connections.Find(caller.Account, connection, cancellation) is not null;
}
