using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Replenishment;

namespace StockOrders.Functions.Suggestions;

/// <summary>What to order: of all variants as the last run found it, of one as it stands now and why.</summary>
internal sealed class SuggestionRoutes(
    ApiDoor door, SettingsRows settings, CatalogueBook catalogue, AccountFacts accounts, VariantWalk walk, TimeProvider clock)
{
    public static readonly FrozenDictionary<string, ListField<ExplainedSuggestion>> Fields = new ListField<ExplainedSuggestion>[]
    {
        new("warehouse", CellKind.Text, explained => Cell.Of(explained.Suggestion.Warehouse.Value)),
    }.ToFrozenDictionary(field => field.Name);

    [Function("ListSuggestions")]
    public Task<IResult> GetMany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/replenishment/suggestions")] HttpRequest request,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Many(request, caller, cancellation), cancellation);

    [Function("GetSuggestions")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/replenishment/suggestions/{variant}")] HttpRequest request,
        string variant,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => One(request, caller, IdText.OfAddress(variant), cancellation), cancellation);

    private async Task<IResult> Many(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var query = ListQuery<SuggestedNeed>.Of(request, SuggestedNeed.Fields, account.Zone(), standard: SuggestedNeed.Order);
        if (query.IsRefused)
        {
            return RefusalAnswer.Of(query.Refusals);
        }

        var page = await query.Value.Of(SuggestedNeed.Of(walk.All(caller.Account, cancellation)));
        return new JsonAnswer(
            StatusCodes.Status200OK, Envelope.List("suggestions", page, (json, need) => SuggestedNeed.Write(json, need, query.Value.Choice)));
    }

    private async Task<IResult> One(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        if (!IdText.IsPossible(id)
            || !(await catalogue.Find(caller.Account, [new VariantId(id)], cancellation)).TryGetValue(new VariantId(id), out var variant))
        {
            return RefusalAnswer.Of(CatalogueAnswers.Missing("variant", id));
        }

        var account = await settings.Get(caller.Account, fresh: true, cancellation);
        var today = ClockDays.DayOf(clock.GetUtcNow(), account.Zone());
        var facts = await accounts.Of(caller.Account, [variant], cancellation, today);
        var page = ChildList.Of(request, ExplainedSuggestion.Of(facts, variant, today), Fields, account.Zone());
        return page.IsRefused
            ? RefusalAnswer.Of(page.Refusals)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List("suggestions", page.Value, SuggestionJson.Write));
    }
}
