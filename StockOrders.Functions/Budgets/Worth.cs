using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Budgets;

/// <summary>What amounts of several currencies come to in the account's, at its rates of today.</summary>
internal static class Worth
{
    /// <summary>Each rounded by itself, as orders are when they are weighed. Those without a rate are told apart.</summary>
    public static (decimal Amount, IReadOnlyDictionary<string, decimal> WithoutRate) Of(BudgetSumRow sum, AccountSettings settings)
    {
        var amount = 0m;
        var unknown = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (code, taken) in sum.Amounts)
        {
            var currency = Currency.Of(code);
            if (Routing.InAccountCurrency(Money.RoundedHalfAway(taken, currency), settings) is { } worth)
            {
                amount += worth.Amount;
            }
            else
            {
                unknown[code] = taken;
            }
        }

        return (amount, unknown);
    }
}
