using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Orders;

/// <summary>One action on many orders. Each succeeds or fails by itself; asked again, those that succeeded change nothing.</summary>
internal sealed class BulkOrderActions(ApiDoor door, OrderDeeds deeds, OrderBook book, OwedEffects owed, RepeatableCalls calls, TouchedVariants recalculation)
{
    private const int MaxOrders = 1_000;

    [Function("ActOnOrders")]
    public Task<IResult> Act(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/purchase-orders/actions")] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write | Scopes.Approve, caller => Act(request, caller, cancellation), cancellation);

    private async Task<IResult> Act(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var read = await JsonInput.Read(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var action = input.Root.Text("action", 40, required: true) ?? "";
        var ids = input.Root.Texts("ids", MaxOrders, required: true);
        var body = ActionInput.Read(input.Root);
        input.Root.Close();
        var scope = OrderActionWords.ScopeOf(action);
        if (action.Length > 0 && scope is null)
        {
            input.Root.Refuse("action", "unknown_action", $"There is no such action. Known are: {OrderActionWords.Known}.");
        }

        if (ids is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        if (!caller.MayAny(scope!.Value))
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Forbidden, "missing_scope", $"{action} needs a key with the scope {ScopeNames.Of(scope.Value)}."));
        }

        return await calls.Once(
            request, caller, input.Bytes, () => Act(caller, action, ids, body, input, cancellation), cancellation);
    }

    private async Task<IResult> Act(
        Caller caller, string action, IReadOnlyList<string> ids, ActionInput body, JsonInput input, CancellationToken cancellation)
    {
        var outcomes = new List<ActionOutcome>(ids.Count);
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var touched = new HashSet<VariantId>();
        foreach (var id in ids)
        {
            // A copy of an order that is named twice by mistake is wanted once.
            var outcome = !named.Add(id) ? Twice(id)
                : OrderIds.Find(id) is { } order ? await Act(caller, action, order, body, cancellation)
                : OrderAnswers.Missing(id);
            if (input.RecalculatesNow && !outcome.IsRefused)
            {
                touched.UnionWith(RecalculateNow.VariantsOf(outcome.Value.Touched));
            }

            outcomes.Add(outcome.IsRefused
                ? new ActionOutcome(id, null, outcome.Refusals[0])
                : new ActionOutcome(id, MadeBy(action, outcome.Value.Order), null));
        }

        if (await recalculation.Recalculate(caller.Account, touched, cancellation) is { } warning)
        {
            input.Findings.Warn(warning);
        }

        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "outcomes", outcomes, Write, $"{outcomes.Count(outcome => outcome.Refusal is null)} of {outcomes.Count} done", input.Findings.Warnings));
    }

    private async Task<Outcome<OrderBooked>> Act(Caller caller, string action, OrderId order, ActionInput body, CancellationToken cancellation)
    {
        var asked = await deeds.Of(caller, order, action, body, null, cancellation);
        if (asked.IsRefused)
        {
            return asked.Refusals;
        }

        var outcome = await book.Execute(asked.Value, cancellation);
        if (action == OrderActionWords.Reprocess && !outcome.IsRefused)
        {
            await owed.TryNow(caller.Account, order, cancellation);
        }

        return outcome;
    }

    private static Refusal Twice(string id) => new(RefusalKind.Invalid, "id_twice", $"{id} stands in the call twice; only the first counts.", "ids");

    private static OrderId? MadeBy(string action, StockOrder order) => action switch
    {
        OrderActionWords.Duplicate => order.Id,
        "close" => order.Backorder,
        _ => null,
    };

    private static void Write(Utf8JsonWriter json, List<ActionOutcome> outcomes)
    {
        json.WriteStartArray();
        foreach (var (id, made, refusal) in outcomes)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("status", refusal is null ? "success" : "error");
            json.WriteString("message", refusal?.Message);
            if (refusal is not null)
            {
                json.WriteString("code", refusal.Code);
            }

            if (made is { } order)
            {
                json.WriteString("made", order.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <param name="Made">The copy or the backorder that came of it.</param>
    private sealed record ActionOutcome(string Id, OrderId? Made, Refusal? Refusal);
}
