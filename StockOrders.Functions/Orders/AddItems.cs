using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders;

/// <summary>Puts one line, or many, on an order; all of them or none.</summary>
internal sealed class AddItems(OrderDoor door, CatalogueBook catalogue, OrderAnswers answers, TimeProvider clock)
{
    [Function("AddItems")]
    public Task<IResult> Add(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/purchase-orders/{id}/items")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Change(request, Scopes.Write, id, call => Add(request, call, cancellation), cancellation);

    private async Task<IResult> Add(HttpRequest request, OrderCall call, CancellationToken cancellation)
    {
        var (caller, _, account, input) = call;
        var isOne = input.Root.Has("item");
        var lines = isOne ? ItemsInput.One(input) : ItemsInput.Many(input, "add");
        input.Root.Close();
        if (lines is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        var variants = await catalogue.Find(caller.Account, LineEdit.Variants(lines), cancellation);
        var prices = await LinePrices.Of(account, catalogue, caller.Account, variants.Values, clock.GetUtcNow(), cancellation);
        var additions = new LineAdditions(lines, variants, prices, input.Findings);
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
                    return additions.CommandsFor(order);
                },
            },
            booked => isOne
                ? ItemAnswers.One(booked.Order, lines[0], input.Findings, StatusCodes.Status201Created)
                : ItemAnswers.Many(before!, booked.Order, lines, input.Findings, StatusCodes.Status201Created),
            cancellation);
    }
}
