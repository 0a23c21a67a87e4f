using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;
using StockOrders.Functions.Outbox;

namespace StockOrders.Functions.Orders;

/// <summary>What people do with an order besides editing it.</summary>
internal sealed class OrderActions(ApiDoor door, OrderDeeds deeds, OrderAnswers answers, OwedEffects owed)
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

        var asked = await deeds.Of(caller, named.Value, action, body, Conditions.Expected(request), cancellation);
        if (asked.IsRefused)
        {
            return RefusalAnswer.Of(asked.Refusals);
        }

        var answer = await answers.Execute(
            request, caller, input, asked.Value, booked => Answer(action, named.Value, booked, input.Findings), cancellation);
        if (action == OrderActionWords.Reprocess && answer is JsonAnswer { Replayed: false })
        {
            await owed.TryNow(caller.Account, named.Value, cancellation);
        }

        return answer;
    }

    private static JsonAnswer Answer(string action, OrderId named, OrderBooked booked, Findings findings)
    {
        var order = booked.Order;
        return action == OrderActionWords.Duplicate
            ? OrderAnswers.Order(StatusCodes.Status201Created, order, $"{action}: {OrderJson.Name} {order.Id} is a copy of {named}", findings)
            : OrderAnswers.Order(
                StatusCodes.Status200OK,
                order,
                booked.Changed ? $"{action}: done for {OrderJson.Name} {order.Id}" : $"{action}: nothing to do for {OrderJson.Name} {order.Id}",
                findings,
                order.Backorder);
    }
}
