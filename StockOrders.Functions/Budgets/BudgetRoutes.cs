using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Budgets;

/// <summary>What may be ordered in a period, and what is left of it.</summary>
internal sealed class BudgetRoutes(AccountListCalls calls, ApprovalPolicyRows policies, CatalogueBook catalogue, KeyRings keys, BudgetBook budgets, TimeProvider clock)
{
    private const string Route = "api/v1/budgets";

    public static IReadOnlyList<ListField<BudgetView>> Fields { get; } =
    [
        new("id", CellKind.Text, view => Cell.Of(view.Budget.Id)),
        new("name", CellKind.Text, view => Cell.Of(view.Budget.Name)),
        new("amount", CellKind.Number, view => Cell.Of(view.Budget.Amount)),
        new("currency", CellKind.Text, view => Cell.Of(view.Currency.Code)),
        new("period", CellKind.Word, view => Cell.Of(ChoiceWords.Of(view.Budget.Period))),
        new("from", CellKind.Day, view => Cell.Of(view.From)),
        new("to", CellKind.Day, view => Cell.Of(view.To)),
        new("committed", CellKind.Number, view => Cell.Of(view.Committed)),
        new("left", CellKind.Number, view => Cell.Of(view.Left)),
        new("orders", CellKind.Number, view => Cell.Of(view.Orders)),
    ];

    private static readonly FrozenDictionary<string, ListField<BudgetView>> Known = Fields.ToFrozenDictionary(field => field.Name);

    private AccountList<StoredPolicy, DefinedBudget, BudgetView> All => new()
    {
        Name = BudgetJson.Name,
        Max = BudgetInput.MaxBudgets,
        Newest = policies.Newest,
        Save = policies.Save,
        Of = stored => stored.Policy.Budgets,
        With = (stored, all) => stored.With(stored.Policy with { Budgets = [.. all.OrderBy(budget => budget.Budget.Id, StringComparer.Ordinal)] }),
        IdOf = budget => budget.Budget.Id,
        Read = async (wish, cancellation) =>
        {
            var known = await KnownToRules.Of(catalogue, keys, wish.Account, cancellation);
            return (_, now) => BudgetInput.Over(now, wish.Id, wish.Fields, known, clock.GetUtcNow());
        },
        Holds = InUse,
        See = See,
        Write = BudgetJson.Write,
        Fields = Known,
    };

    [Function("ListBudgets")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        calls.List(request, All, cancellation);

    [Function("GetBudget")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{budget}")] HttpRequest request, string budget, CancellationToken cancellation) =>
        calls.Get(request, All, budget, cancellation);

    [Function("PutBudget")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{budget}")] HttpRequest request, string budget, CancellationToken cancellation) =>
        calls.Put(request, All, budget, cancellation);

    [Function("DeleteBudget")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{budget}")] HttpRequest request, string budget, CancellationToken cancellation) =>
        calls.Delete(request, All, budget, cancellation);

    private static Refusal? InUse(StoredPolicy stored, DefinedBudget budget)
    {
        var named = stored.Policy.Rules.Where(rule => rule.Conditions.Budgets.Contains(budget.Budget.Id)).Select(rule => rule.Id).ToList();
        return named.Count == 0
            ? null
            : new Refusal(RefusalKind.Conflict, "budget_in_use", $"{named.Count} approval {(named.Count == 1 ? "rule names" : "rules name")} it: {string.Join(", ", named.Take(5))}.");
    }

    private async ValueTask<IReadOnlyList<BudgetView>> See(AccountId account, StoredPolicy stored, IReadOnlyList<DefinedBudget> shown, CancellationToken cancellation)
    {
        var reading = budgets.Open(account, stored.Settings, stored.Policy);
        var views = new List<BudgetView>(shown.Count);
        foreach (var budget in shown)
        {
            views.Add(await BudgetView.Of(budget, reading, stored.Settings, cancellation));
        }

        return views;
    }
}
