using StockOrders.Domain.Accounts;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Budgets;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Opens what decisions on an account's orders know of its rules. An account without any costs no read.</summary>
internal sealed class ApprovalReadings(ApprovalPolicyRows policies, BudgetBook budgets, CatalogueBook catalogue, KeyRings keys, SentVendors vendors)
{
    public async ValueTask<ApprovalReading> Open(AccountId account, AccountSettings settings, CancellationToken cancellation)
    {
        var policy = await policies.Of(account, settings, cancellation);
        return new ApprovalReading(account, settings, policy, budgets.Open(account, settings, policy), catalogue, keys, vendors);
    }
}
