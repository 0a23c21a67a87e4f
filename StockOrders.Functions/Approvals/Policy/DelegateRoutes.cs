using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Approvals;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Who stands in for whom, and on which days.</summary>
internal sealed class DelegateRoutes(AccountListCalls calls, ApprovalPolicyRows policies, CatalogueBook catalogue, KeyRings keys)
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

    private static readonly FrozenDictionary<string, ListField<ApprovalDelegate>> Known = Fields.ToFrozenDictionary(field => field.Name);

    private AccountList<StoredPolicy, ApprovalDelegate, ApprovalDelegate> Delegates => new()
    {
        Name = DelegateJson.Name,
        Max = DelegateInput.MaxDelegates,
        Newest = policies.Newest,
        Save = policies.Save,
        Of = stored => stored.Policy.Delegates,
        With = (stored, delegates) => stored.With(stored.Policy with
        {
            Delegates = [.. delegates.OrderBy(stand => stand.From).ThenBy(stand => stand.Id, StringComparer.Ordinal)],
        }),
        IdOf = stand => stand.Id,
        Read = async (wish, cancellation) =>
        {
            var known = await KnownToRules.Of(catalogue, keys, wish.Account, cancellation);
            return (stored, now) => DelegateInput.Over(now, wish.Id, wish.Fields, known, stored.Policy);
        },
        See = (_, _, delegates, _) => new(delegates),
        Write = DelegateJson.Write,
        Fields = Known,
    };

    [Function("ListApprovalDelegates")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        calls.List(request, Delegates, cancellation);

    [Function("GetApprovalDelegate")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{delegate}")] HttpRequest request, string @delegate, CancellationToken cancellation) =>
        calls.Get(request, Delegates, @delegate, cancellation);

    [Function("PutApprovalDelegate")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{delegate}")] HttpRequest request, string @delegate, CancellationToken cancellation) =>
        calls.Put(request, Delegates, @delegate, cancellation);

    [Function("DeleteApprovalDelegate")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{delegate}")] HttpRequest request, string @delegate, CancellationToken cancellation) =>
        calls.Delete(request, Delegates, @delegate, cancellation);
}
