using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>Takes a line off an order.</summary>
internal sealed class RemoveItems(ApiDoor door, OrderAnswers answers)
{
    [Function("RemoveItem")]
    public Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/purchase-orders/{id}/items/{item}")] HttpRequest request,
        string id,
        string item,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Remove(request, caller, id, item, cancellation), cancellation);

    private async Task<IResult> Remove(HttpRequest request, Caller caller, string id, string item, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused)
        {
            return RefusalAnswer.Of(named.Refusals);
        }

        var read = await JsonInput.ReadNothing(request, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        OrderLine? removed = null;
        return await answers.Execute(
            request,
            caller,
            read.Value,
            new OrderRequest(caller.Account, named.Value, null, caller.Actor)
            {
                Caller = caller.ForOrders,
                Plan = order =>
                {
                    var found = LineAddress.InAddress(order, item);
                    if (found.IsRefused)
                    {
                        return found.Refusals[0] with { Kind = RefusalKind.Missing };
                    }

                    removed = found.Value;
                    return ImmutableArray.Create<OrderCommand>(new OrderCommand.ChangeLines([], [found.Value.Variant]));
                },
            },
            booked => ItemAnswers.Removed(booked.Order, removed!.Variant),
            cancellation);
    }
}
