using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Which orders need whose approval.</summary>
internal sealed class ApprovalRuleRoutes(AccountListCalls calls, ApprovalPolicyRows policies, CatalogueBook catalogue, KeyRings keys)
{
    private const string Route = "api/v1/approval-rules";

    public static IReadOnlyList<ListField<ApprovalRule>> Fields { get; } =
    [
        new("id", CellKind.Text, rule => Cell.Of(rule.Id)),
        new("name", CellKind.Text, rule => Cell.Of(rule.Name)),
        new("priority", CellKind.Number, rule => Cell.Of(rule.Priority)),
        new("active", CellKind.Flag, rule => Cell.Of(rule.Active)),
        new("stop", CellKind.Flag, rule => Cell.Of(rule.Stop)),
        new("auto_approve", CellKind.Flag, rule => Cell.Of(rule.AutoApprove)),
        new("self_approval_limit", CellKind.Number, rule => Cell.Of(rule.SelfApprovalLimit)),
    ];

    private static readonly FrozenDictionary<string, ListField<ApprovalRule>> Known = Fields.ToFrozenDictionary(field => field.Name);

    private AccountList<StoredPolicy, ApprovalRule, ApprovalRule> Rules => new()
    {
        Name = ApprovalRuleJson.Name,
        Max = ApprovalRule.MaxRules,
        Newest = policies.Newest,
        Save = policies.Save,
        Of = stored => stored.Policy.Rules,
        With = (stored, rules) => stored.With(stored.Policy with
        {
            Rules = [.. rules.OrderBy(rule => rule.Priority).ThenBy(rule => rule.Id, StringComparer.Ordinal)],
        }),
        IdOf = rule => rule.Id,
        Read = async (wish, cancellation) =>
        {
            var known = await KnownToRules.Of(catalogue, keys, wish.Account, cancellation);
            return (stored, now) => ApprovalRuleInput.Over(now, wish.Id, wish.Fields, known, stored.Policy);
        },
        See = (_, _, rules, _) => new(rules),
        Write = ApprovalRuleJson.Write,
        Fields = Known,
    };

    [Function("ListApprovalRules")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        calls.List(request, Rules, cancellation);

    [Function("GetApprovalRule")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        calls.Get(request, Rules, rule, cancellation);

    [Function("PutApprovalRule")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        calls.Put(request, Rules, rule, cancellation);

    [Function("DeleteApprovalRule")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        calls.Delete(request, Rules, rule, cancellation);
}
