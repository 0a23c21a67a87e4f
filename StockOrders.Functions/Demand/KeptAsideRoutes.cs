using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Demand;

/// <summary>Sales of variants that there are none of: which they wait for, and dropping them.</summary>
internal sealed class KeptAsideRoutes(ApiDoor door, SettingsRows settings, KeptAside aside, KeptAsideList list, RepeatableCalls calls)
{
    private const string Name = "kept-aside";
    private const string Route = "api/v1/sales/kept-aside";

    [Function("ListKeptAsideSales")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller =>
            {
                var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
                var query = ListQuery<WaitingSales>.Of(request, KeptAsideList.Known, zone);
                return query.IsRefused
                    ? RefusalAnswer.Of(query.Refusals)
                    : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
                        Name,
                        await query.Value.Of(list.All(caller.Account, cancellation)),
                        (json, waiting) => WaitingSales.Write(json, waiting, query.Value.Choice)));
            },
            cancellation);

    [Function("DropKeptAsideSales")]
    public Task<IResult> Drop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{variant}")] HttpRequest request, string variant, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Write,
            caller => calls.Once(request, caller, default, () => Drop(caller, IdText.OfAddress(variant), cancellation), cancellation),
            cancellation);

    private async Task<IResult> Drop(Caller caller, string variant, CancellationToken cancellation)
    {
        var waiting = IdText.IsPossible(variant) ? await list.Of(caller.Account, new VariantId(variant), cancellation) : null;
        if (waiting is null || !await aside.Drop(caller.Account, waiting.Variant, cancellation))
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Missing, "kept_aside_not_found", "No sales wait for that variant."));
        }

        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            Name, waiting, static (json, dropped) => WaitingSales.Write(json, dropped, null), $"{waiting.Lines} lines dropped"));
    }
}
