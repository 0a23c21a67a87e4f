using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Shipments;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Shipments;

/// <summary>Advance shipping notices of an order. Suppliers give them on their page, buyers and programs here.</summary>
internal sealed class ShipmentRoutes(ApiDoor door, SettingsRows settings, OrderBook book, OrderAnswers answers)
{
    private const string Route = "api/v1/purchase-orders/{id}/shipments";

    [Function("ListShipments")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Read(request, caller, id, order => All(request, order), cancellation), cancellation);

    [Function("GetShipment")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{shipment}")] HttpRequest request,
        string id,
        string shipment,
        CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            caller => Read(
                request,
                caller,
                id,
                order => Find(order, NumberOf(shipment)) is { } found ? Answer(StatusCodes.Status200OK, order, found, $"shipment {found.Number}") : RefusalAnswer.Of(Missing),
                cancellation),
            cancellation);

    [Function("PostShipment")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Say(request, caller, id, null, cancellation), cancellation);

    [Function("PutShipment")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{shipment}")] HttpRequest request,
        string id,
        string shipment,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Say(request, caller, id, shipment, cancellation), cancellation);

    [Function("DeleteShipment")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{shipment}")] HttpRequest request,
        string id,
        string shipment,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Withdraw(request, caller, id, shipment, cancellation), cancellation);

    private async Task<IResult> Read(HttpRequest request, Caller caller, string id, Func<StockOrder, IResult> answer, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused || await book.Find(caller.Account, named.Value, cancellation) is not { } order)
        {
            return RefusalAnswer.Of(OrderAnswers.Missing(id));
        }

        var etag = Conditions.ETagOf(order.Version);
        return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : answer(order);
    }

    private async Task<IResult> Say(HttpRequest request, Caller caller, string id, string? shipment, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        var read = await JsonInput.Read(request, (await settings.Get(caller.Account, fresh: false, cancellation)).Zone(), cancellation);
        if (named.IsRefused || read.IsRefused)
        {
            return RefusalAnswer.Of(named.IsRefused ? named.Refusals : read.Refusals);
        }

        var input = read.Value;
        var notice = input.Resource("shipment") is { } fields ? ShipmentInput.Read(fields) : null;
        input.Root.Close();
        if (notice is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        return await Execute(
            request,
            caller,
            named.Value,
            input.Bytes,
            order => shipment is null
                ? new OrderCommand.AnnounceShipment(caller.Actor, notice.On(order))
                : new OrderCommand.CorrectShipment(caller.Actor, NumberOf(shipment), notice.On(order)),
            order => shipment is null
                ? Answer(StatusCodes.Status201Created, order, order.Shipments.Last(known => known.IsLive), "Announced a shipment", input.Findings)
                : Answer(StatusCodes.Status200OK, order, Find(order, NumberOf(shipment))!, $"Corrected shipment {NumberOf(shipment)}", input.Findings),
            cancellation);
    }

    private async Task<IResult> Withdraw(HttpRequest request, Caller caller, string id, string shipment, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        var read = await JsonInput.ReadNothing(request, cancellation);
        return named.IsRefused || read.IsRefused
            ? RefusalAnswer.Of(named.IsRefused ? named.Refusals : read.Refusals)
            : await Execute(
                request,
                caller,
                named.Value,
                read.Value.Bytes,
                _ => new OrderCommand.WithdrawShipment(caller.Actor, NumberOf(shipment)),
                order => Answer(StatusCodes.Status200OK, order, Find(order, NumberOf(shipment))!, $"Withdrew shipment {NumberOf(shipment)}"),
                cancellation);
    }

    private Task<IResult> Execute(
        HttpRequest request,
        Caller caller,
        Domain.Values.OrderId order,
        ReadOnlyMemory<byte> body,
        Func<StockOrder, OrderCommand> command,
        Func<StockOrder, JsonAnswer> answer,
        CancellationToken cancellation) => answers.Execute(
            request,
            caller,
            body,
            new OrderRequest(caller.Account, order, null, caller.Actor)
            {
                Caller = caller.ForOrders,
                Plan = known => ImmutableArray.Create(command(known)),
            },
            booked => answer(booked.Order),
            cancellation);

    private static IResult All(HttpRequest request, StockOrder order)
    {
        var page = ChildList.Of(request, order.Shipments);
        return page.IsRefused
            ? RefusalAnswer.Of(page.Refusals)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List("shipments", page.Value, ShipmentJson.Write)) { ETag = Conditions.ETagOf(order.Version) };
    }

    private static JsonAnswer Answer(int status, StockOrder order, Shipment shipment, string message, Findings? findings = null) =>
        new(status, Envelope.One("shipment", shipment, ShipmentJson.Write, message, findings?.Warnings))
        {
            ETag = Conditions.ETagOf(order.Version),
            Location = status == StatusCodes.Status201Created ? $"/api/v1/purchase-orders/{order.Id}/shipments/{shipment.Number}" : null,
        };

    private static Shipment? Find(StockOrder order, int number) => order.Shipments.FirstOrDefault(shipment => shipment.Number == number);

    /// <summary>0, which no shipment has, for what is no number.</summary>
    private static int NumberOf(string shipment) => int.TryParse(shipment, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Refusal Missing { get; } = new(RefusalKind.Missing, "unknown_shipment", "The order has no such shipment.");
}
