using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Which orders need whose approval.</summary>
internal sealed class ApprovalRuleRoutes(PolicyCalls calls, CatalogueBook catalogue, KeyRings keys)
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

    private static readonly PolicyPart<ApprovalRule, ApprovalRule> Part = new()
    {
        Name = ApprovalRuleJson.Name,
        Max = ApprovalRule.MaxRules,
        Of = policy => policy.Rules,
        With = (policy, rules) => policy with { Rules = [.. rules.OrderBy(rule => rule.Priority).ThenBy(rule => rule.Id, StringComparer.Ordinal)] },
        IdOf = rule => rule.Id,
        See = (_, _, rules, _) => new(rules),
        Write = ApprovalRuleJson.Write,
        Fields = Fields.ToFrozenDictionary(field => field.Name),
    };

    [Function("ListApprovalRules")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        calls.List(request, Part, cancellation);

    [Function("GetApprovalRule")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        calls.Get(request, Part, rule, cancellation);

    [Function("PutApprovalRule")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        calls.Put(request, Part, rule, Read, cancellation);

    [Function("DeleteApprovalRule")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{rule}")] HttpRequest request, string rule, CancellationToken cancellation) =>
        calls.Delete(request, Part, rule, null, cancellation);

    private async Task<Func<ApprovalPolicyRow, ApprovalRule?, ApprovalRule>> Read(PolicyWish wish, CancellationToken cancellation)
    {
        var known = await KnownToRules.Of(catalogue, keys, wish.Caller.Account, cancellation);
        return (policy, now) => ApprovalRuleInput.Over(now, wish.Id, wish.Fields, known, policy);
    }
}
