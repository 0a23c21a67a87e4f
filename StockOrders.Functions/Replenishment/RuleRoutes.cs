using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>The rules by which an account's runs order: from whom, for which warehouses, when and how much at once.</summary>
internal sealed class RuleRoutes(ApiDoor door, RuleRows rows, RuleChanges changes, CatalogueBook catalogue, SettingsRows settings, RepeatableCalls calls)
{
    private const string Route = "api/v1/replenishment/rules";

    public static IReadOnlyList<ListField<GenerationRule>> Fields { get; } =
    [
        new("id", CellKind.Text, rule => Cell.Of(rule.Id)),
        new("name", CellKind.Text, rule => Cell.Of(rule.Name)),
        new("priority", CellKind.Number, rule => Cell.Of(rule.Priority)),
        new("action", CellKind.Word, rule => Cell.Of(ChoiceWords.Of(rule.Action))),
        new("transfers", CellKind.Flag, rule => Cell.Of(rule.Transfers)),
    ];

    private static readonly FrozenDictionary<string, ListField<GenerationRule>> Known = Fields.ToFrozenDictionary(field => field.Name);

    [Function("ListReplenishmentRules")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller =>
            {
                var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
                var query = ListQuery<GenerationRule>.Of(request, Known, zone);
                return query.IsRefused
                    ? RefusalAnswer.Of(query.Refusals)
                    : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
                        RuleJson.Plural,
                        query.Value.Of((await rows.Of(caller.Account, cancellation)).Rules),
                        (json, rule) => RuleJson.Write(json, rule, query.Value.Choice)));
            },
            cancellation);

    [Function("GetReplenishmentRule")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller =>
            {
                if (RuleAnswers.Find((await rows.Of(caller.Account, cancellation)).Rules, IdText.OfAddress(rule)) is not { } found)
                {
                    return RefusalAnswer.Of(RuleAnswers.Missing(rule));
                }

                var etag = Conditions.ETagOf(found, RuleJson.Write);
                return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : RuleAnswers.One(StatusCodes.Status200OK, found, "found", null);
            },
            cancellation);

    [Function("PutReplenishmentRule")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Put(request, caller, IdText.OfAddress(rule), cancellation), cancellation);

    [Function("DeleteReplenishmentRule")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Admin,
            caller => changes.Do(request, caller, IdText.OfAddress(rule), (rules, id) => RuleAnswers.Find(rules, id) is { } found
                ? (rules.Remove(found), RuleAnswers.One(StatusCodes.Status200OK, found, "deleted", null))
                : (rules, RefusalAnswer.Of(RuleAnswers.Missing(id))), cancellation),
            cancellation);

    private async Task<IResult> Put(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        if (id.Length == 0 || IdText.Fault(id) is not null)
        {
            return RefusalAnswer.Of(new Refusal(
                RefusalKind.Invalid, "invalid_id", $"The id in the address {(id.Length == 0 ? "is empty." : IdText.Fault(id))}", "id"));
        }

        var read = await JsonInput.Read(request, (await settings.Get(caller.Account, fresh: false, cancellation)).Zone(), cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var fields = input.Resource(RuleJson.Name);
        input.Root.Close();
        if (fields is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        var vendors = (await catalogue.Vendors(caller.Account, cancellation)).Select(row => row.Fact.Id).ToHashSet();
        var warehouses = (await catalogue.Warehouses(caller.Account, cancellation)).Select(row => row.Fact.Id).ToHashSet();
        return await calls.Once(
            request, caller, input.Bytes, () => changes.Do(request, caller, id, (rules, _) => RuleChanges.With(rules, id, fields, vendors, warehouses), cancellation), cancellation);
    }
}
