using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Connections;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>Makes an order of the lines that are sent, or hands it on to <see cref="CreateNeededOrders"/>.</summary>
internal sealed class CreateOrders(
    ApiDoor door, SettingsRows settings, CatalogueBook catalogue, ConnectionBook connections, OrderAnswers answers, CreateNeededOrders needed, TimeProvider clock)
{
    [Function("CreateOrder")]
    public Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/purchase-orders")] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Create(request, caller, cancellation), cancellation);

    private async Task<IResult> Create(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var read = await JsonInput.Read(request, account.Zone(), cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        OrderAsked? asked = null;
        if (input.Resource(OrderJson.Name) is { } fields)
        {
            var saves = await SaveInput.OfNewOrder(fields, connections, caller.Account, cancellation);
            asked = await OrderAsked.Read(fields, catalogue, caller.Account, account, cancellation);
            asked = asked is null ? null : asked with { SaveInto = saves, Label = StatusLabels.Find(account, fields.Text("status", StatusLabels.MaxLength)) };
        }

        input.Root.Close();
        if (asked is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        var shape = new NewOrder(account, catalogue, await catalogue.CustomFields.Of(caller.Account, cancellation), caller.Account, clock.GetUtcNow());
        return asked.IsPlanned
            ? await needed.Create(request, caller, input, asked, shape, account, cancellation)
            : await Create(request, caller, input, asked, shape, cancellation);
    }

    private async Task<IResult> Create(
        HttpRequest request, Caller caller, JsonInput input, OrderAsked asked, NewOrder shape, CancellationToken cancellation)
    {
        var id = NewId(clock);
        var command = await shape.Of(id, asked, cancellation);
        if (command is null)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        asked.WarnOfMinimums([command]);
        return await answers.Execute(
            request,
            caller,
            input,
            new OrderRequest(caller.Account, id, command, caller.Actor) { Caller = caller.ForOrders },
            booked => OrderAnswers.Order(
                StatusCodes.Status201Created, booked.Order, $"Created {OrderJson.Name} {booked.Order.Id}", input.Findings),
            cancellation);
    }

    public static OrderId NewId(TimeProvider clock) => OrderIds.New(clock.GetUtcNow(), RandomNumberGenerator.GetBytes(OrderIds.EntropyBytes));
}
