using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;
using StockOrders.Functions.Approvals.Policy;

namespace StockOrders.Functions.Budgets;

/// <summary>A budget as it stands in the period of today.</summary>
/// <param name="Committed">In the account's currency, at its rates of today.</param>
/// <param name="WithoutRate">Amounts by currency that there is no rate for: committed as well, and in no sum.</param>
internal sealed record BudgetView(
    Budget Budget, DateOnly From, DateOnly To, Currency Currency, decimal Committed, int Orders, IReadOnlyDictionary<string, decimal> WithoutRate)
{
    /// <summary>Below zero where more was approved than the budget holds.</summary>
    public decimal Left => Budget.Amount - Committed;

    public static async Task<BudgetView> Of(DefinedBudget budget, BudgetReading reading, AccountSettings settings, CancellationToken cancellation)
    {
        var (from, to) = BudgetPeriods.Of(budget.Budget.Period, reading.Today);
        var sum = (await reading.Sum(budget, from, to, cancellation)).Sum;
        var (amount, withoutRate) = Worth.Of(sum, settings);
        return new BudgetView(budget.Budget, from, to, settings.Currency, amount, sum.Orders, withoutRate);
    }
}
