using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Who stands in for whom, and on which days.</summary>
internal sealed class DelegateRoutes(PolicyCalls calls, CatalogueBook catalogue, KeyRings keys)
{
    private const string Route = "api/v1/approval-delegates";

    public static IReadOnlyList<ListField<ApprovalDelegate>> Fields { get; } =
    [
        new("id", CellKind.Text, stand => Cell.Of(stand.Id)),
        new("approver", CellKind.Text, stand => Cell.Of(stand.Approver)),
        new("delegate", CellKind.Text, stand => Cell.Of(stand.Delegate)),
        new("from", CellKind.Day, stand => Cell.Of(stand.From)),
        new("to", CellKind.Day, stand => Cell.Of(stand.To)),
        new("comment", CellKind.Text, stand => Cell.Of(stand.Comment)),
    ];

    private static readonly PolicyPart<ApprovalDelegate, ApprovalDelegate> Part = new()
    {
        Name = DelegateJson.Name,
        Max = DelegateInput.MaxDelegates,
        Of = policy => policy.Delegates,
        With = (policy, delegates) => policy with { Delegates = [.. delegates.OrderBy(stand => stand.From).ThenBy(stand => stand.Id, StringComparer.Ordinal)] },
        IdOf = stand => stand.Id,
        See = (_, _, delegates, _) => new(delegates),
        Write = DelegateJson.Write,
        Fields = Fields.ToFrozenDictionary(field => field.Name),
    };

    [Function("ListApprovalDelegates")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        calls.List(request, Part, cancellation);

    [Function("GetApprovalDelegate")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{delegate}")] HttpRequest request, string @delegate, CancellationToken cancellation) =>
        calls.Get(request, Part, @delegate, cancellation);

    [Function("PutApprovalDelegate")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{delegate}")] HttpRequest request, string @delegate, CancellationToken cancellation) =>
        calls.Put(request, Part, @delegate, Read, cancellation);

    [Function("DeleteApprovalDelegate")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{delegate}")] HttpRequest request, string @delegate, CancellationToken cancellation) =>
        calls.Delete(request, Part, @delegate, null, cancellation);

    private async Task<Func<ApprovalPolicyRow, ApprovalDelegate?, ApprovalDelegate>> Read(PolicyWish wish, CancellationToken cancellation)
    {
        var known = await KnownToRules.Of(catalogue, keys, wish.Caller.Account, cancellation);
        return (policy, now) => DelegateInput.Over(now, wish.Id, wish.Fields, known, policy);
    }
}
