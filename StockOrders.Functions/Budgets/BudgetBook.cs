using StockOrders.Domain.Accounts;
using StockOrders.Domain.Values;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Budgets;

/// <summary>Opens an account's budgets for one decision.</summary>
internal sealed class BudgetBook(IStore store, BudgetCount count, TimeProvider clock)
{
    public BudgetReading Open(AccountId account, AccountSettings settings, ApprovalPolicyRow policy) =>
        new(store, count, account, settings, policy.Budgets, clock.GetUtcNow());
}
