using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
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

internal sealed class CreateOrders(ApiDoor door, SettingsRows settings, CatalogueBook catalogue, ConnectionBook connections, OrderAnswers answers, TimeProvider clock)
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
        var id = OrderIds.New(clock.GetUtcNow(), RandomNumberGenerator.GetBytes(OrderIds.EntropyBytes));
        OrderCommand.Create? command = null;
        if (input.Resource(OrderJson.Name) is { } fields)
        {
            var saves = await SaveInput.OfNewOrder(fields, connections, caller.Account, cancellation);
            command = await new NewOrder(account, catalogue, caller.Account, clock.GetUtcNow()).Read(id, fields, cancellation);
            command = command is null ? null : command with { SaveInto = saves, Label = StatusLabels.Find(account, fields.Text("status", StatusLabels.MaxLength)) };
        }

        input.Root.Close();
        if (command is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        return await answers.Execute(
            request,
            caller,
            input.Bytes,
            new OrderRequest(caller.Account, id, command, caller.Actor),
            booked => OrderAnswers.Order(
                StatusCodes.Status201Created, booked.Order, $"Created {OrderJson.Name} {booked.Order.Id}", input.Findings),
            cancellation);
    }
}
