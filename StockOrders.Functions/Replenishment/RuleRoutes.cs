using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Replenishment;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>The rules by which an account's runs order: from whom, for which warehouses, when and how much at once.</summary>
internal sealed class RuleRoutes(AccountListCalls calls, RuleRows rows, CatalogueBook catalogue)
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

    private AccountList<(ImmutableArray<GenerationRule> Rules, string? ETag), GenerationRule, GenerationRule> Rules => new()
    {
        Name = RuleJson.Name,
        Max = GenerationRules.MaxRules,
        Newest = rows.Of,
        Save = (account, after, cancellation) => rows.Save(account, after.Rules, after.ETag, cancellation),
        Of = stored => stored.Rules,
        With = (stored, rules) => stored with { Rules = rules },
        IdOf = rule => rule.Id,
        Read = async (wish, cancellation) =>
        {
            var vendors = (await catalogue.Vendors(wish.Account, cancellation)).Select(row => row.Fact.Id).ToHashSet();
            var warehouses = (await catalogue.Warehouses(wish.Account, cancellation)).Select(row => row.Fact.Id).ToHashSet();
            return (_, now) => RuleInput.Over(now, wish.Id, wish.Fields, vendors, warehouses);
        },
        See = (_, _, rules, _) => new(rules),
        Write = RuleJson.Write,
        Fields = Known,
    };

    [Function("ListReplenishmentRules")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        calls.List(request, Rules, cancellation);

    [Function("GetReplenishmentRule")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        calls.Get(request, Rules, rule, cancellation);

    [Function("PutReplenishmentRule")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        calls.Put(request, Rules, rule, cancellation);

    [Function("DeleteReplenishmentRule")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        calls.Delete(request, Rules, rule, cancellation);
}
