using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>What people do with an order besides editing it.</summary>
internal sealed class OrderActions(ApiDoor door, OrderAnswers answers)
{
    [Function("ActOnOrder")]
    public Task<IResult> Act(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/purchase-orders/{id}/actions/{action}")] HttpRequest request,
        string id,
        string action,
        CancellationToken cancellation) =>
        door.Enter(request, OrderActionWords.ScopeOf(action) ?? Scopes.All, caller => Act(request, caller, id, action, cancellation), cancellation);

    private async Task<IResult> Act(HttpRequest request, Caller caller, string id, string action, CancellationToken cancellation)
    {
        if (OrderActionWords.ScopeOf(action) is null)
        {
            return RefusalAnswer.Of(new Refusal(
                RefusalKind.Missing, "unknown_action", $"There is no such action. Known are: {OrderActionWords.Known}."));
        }

        var named = OrderAnswers.IdOf(id);
        var read = await JsonInput.ReadOptional(request, TimeZoneInfo.Utc, cancellation);
        if (named.IsRefused || read.IsRefused)
        {
            return RefusalAnswer.Of(named.IsRefused ? named.Refusals : read.Refusals);
        }

        var input = read.Value;
        var body = ActionInput.Read(input.Root);
        input.Root.Close();
        if (!input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        var command = OrderActionWords.CommandOf(action, caller.Actor, body.Comment, body.Remainder);
        return await answers.Execute(
            request,
            caller,
            input.Bytes,
            new OrderRequest(caller.Account, named.Value, command, caller.Actor),
            booked => OrderAnswers.Order(
                StatusCodes.Status200OK,
                booked.Order,
                booked.Changed ? $"{action}: done for {OrderJson.Name} {booked.Order.Id}" : $"{action}: nothing to do for {OrderJson.Name} {booked.Order.Id}",
                input.Findings,
                booked.Order.Backorder),
            cancellation);
    }
}
