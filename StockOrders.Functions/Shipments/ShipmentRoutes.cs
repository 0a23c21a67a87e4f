using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Shipments;

/// <summary>Advance shipping notices of an order. Suppliers give them on their page, buyers and programs here.</summary>
internal sealed class ShipmentRoutes(ApiDoor door, OrderDoor orders, OrderAnswers answers)
{
    private const string Route = "api/v1/purchase-orders/{id}/shipments";

    [Function("ListShipments")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, string id, CancellationToken cancellation) =>
        orders.Read(request, id, order => All(request, order), cancellation);

    [Function("GetShipment")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{shipment}")] HttpRequest request,
        string id,
        string shipment,
        CancellationToken cancellation) =>
        orders.Read(
            request,
            id,
            order => Find(order, NumberOf(shipment)) is { } found ? Answer(StatusCodes.Status200OK, order, found, $"shipment {found.Number}") : RefusalAnswer.Of(Missing),
            cancellation);

    [Function("PostShipment")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, string id, CancellationToken cancellation) =>
        orders.Change(request, Scopes.Write, id, call => Say(request, call, null, cancellation), cancellation);

    [Function("PutShipment")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{shipment}")] HttpRequest request,
        string id,
        string shipment,
        CancellationToken cancellation) =>
        orders.Change(request, Scopes.Write, id, call => Say(request, call, shipment, cancellation), cancellation);

    [Function("DeleteShipment")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{shipment}")] HttpRequest request,
        string id,
        string shipment,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Withdraw(request, caller, id, shipment, cancellation), cancellation);

    private async Task<IResult> Say(HttpRequest request, OrderCall call, string? shipment, CancellationToken cancellation)
    {
        var (caller, order, _, input) = call;
        var notice = input.Resource("shipment") is { } fields ? ShipmentInput.Read(fields) : null;
        input.Root.Close();
        if (notice is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        return await Execute(
            request,
            caller,
            order,
            input.Bytes,
            known => shipment is null
                ? new OrderCommand.AnnounceShipment(caller.Actor, notice.On(known))
                : new OrderCommand.CorrectShipment(caller.Actor, NumberOf(shipment), notice.On(known)),
            booked => shipment is null
                ? Answer(StatusCodes.Status201Created, booked, booked.Shipments.Last(known => known.IsLive), "Announced a shipment", input.Findings)
                : Answer(StatusCodes.Status200OK, booked, Find(booked, NumberOf(shipment))!, $"Corrected shipment {NumberOf(shipment)}", input.Findings),
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
        OrderId order,
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
