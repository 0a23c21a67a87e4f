using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>
/// What is sent changes, what is not sent stays; a PUT of a whole order replaces it. A status is a command, or a word of the account's own.
/// </summary>
internal sealed class ChangeOrders(OrderDoor door, CatalogueBook catalogue, OrderAnswers answers, TimeProvider clock)
{
    [Function("ChangeOrder")]
    public Task<IResult> Change(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "api/v1/purchase-orders/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Change(request, Scopes.Write, id, call => Change(request, call, cancellation), cancellation);

    private async Task<IResult> Change(HttpRequest request, OrderCall call, CancellationToken cancellation)
    {
        var (caller, _, account, input) = call;
        var edit = input.Resource(OrderJson.Name) is { } fields
            ? await OrderEdit.Read(fields, catalogue, caller.Account, account, clock.GetUtcNow(), HttpMethods.IsPut(request.Method), cancellation)
            : null;
        input.Root.Close();
        if (edit is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        return await answers.Execute(
            request,
            caller,
            input,
            call.Request with { Plan = edit.CommandsFor },
            booked => OrderAnswers.Order(
                StatusCodes.Status200OK, booked.Order, $"Updated {OrderJson.Name} {booked.Order.Id}", input.Findings, booked.Order.Backorder),
            cancellation);
    }
}
