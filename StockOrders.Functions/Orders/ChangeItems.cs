using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>Received totals and edits of lines, many at once or one; all of a request or nothing.</summary>
internal sealed class ChangeItems(OrderDoor door, OrderAnswers answers)
{
    [Function("ChangeItems")]
    public Task<IResult> ChangeMany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "api/v1/purchase-orders/{id}/items")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Change(request, Scopes.Write | Scopes.Receive, id, call => Change(request, call, null, cancellation), cancellation);

    [Function("ChangeItem")]
    public Task<IResult> ChangeOne(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "api/v1/purchase-orders/{id}/items/{item}")] HttpRequest request,
        string id,
        string item,
        CancellationToken cancellation) =>
        door.Change(request, Scopes.Write | Scopes.Receive, id, call => Change(request, call, item, cancellation), cancellation);

    private async Task<IResult> Change(HttpRequest request, OrderCall call, string? item, CancellationToken cancellation)
    {
        var (caller, input) = (call.Caller, call.Input);
        var edits = item is null ? ItemsInput.Many(input, "change") : ItemsInput.One(input, IdText.OfAddress(item));
        input.Root.Close();
        if (edits is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        if (!caller.MayAny(Scopes.Write) && edits.Any(edit => edit.HasEdits))
        {
            return RefusalAnswer.Of(new Refusal(
                RefusalKind.Forbidden, "missing_scope", "With the scope receive only received totals can be changed; other members need the scope write."));
        }

        StockOrder? before = null;
        return await answers.Execute(
            request,
            caller,
            input,
            call.Request with
            {
                Plan = order =>
                {
                    before = order;
                    return LineChanges.Of(order, edits);
                },
            },
            booked => item is null
                ? ItemAnswers.Many(before!, booked.Order, edits, input.Findings)
                : ItemAnswers.One(booked.Order, edits[0], input.Findings),
            cancellation);
    }
}
