using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>Received totals and edits of lines, many at once or one; all of a request or nothing.</summary>
internal sealed class ChangeItems(ApiDoor door, SettingsRows settings, OrderAnswers answers)
{
    [Function("ChangeItems")]
    public Task<IResult> ChangeMany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "api/v1/purchase-orders/{id}/items")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write | Scopes.Receive, caller => Change(request, caller, id, null, cancellation), cancellation);

    [Function("ChangeItem")]
    public Task<IResult> ChangeOne(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = "api/v1/purchase-orders/{id}/items/{item}")] HttpRequest request,
        string id,
        string item,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write | Scopes.Receive, caller => Change(request, caller, id, item, cancellation), cancellation);

    private async Task<IResult> Change(HttpRequest request, Caller caller, string id, string? item, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused)
        {
            return RefusalAnswer.Of(named.Refusals);
        }

        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var read = await JsonInput.Read(request, account.Zone(), cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
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
            new OrderRequest(caller.Account, named.Value, null, caller.Actor)
            {
                Caller = caller.ForOrders,
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
