using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;
using StockOrders.Functions.Approvals.Policy;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Budgets;

/// <summary>A budget as an administrator wants it, over what it is now.</summary>
internal static class BudgetInput
{
    /// <summary>All that an order falls under are changed with it in one transaction.</summary>
    public const int MaxBudgets = 20;

    public static DefinedBudget Over(DefinedBudget? now, string id, JsonFields fields, KnownToRules known, DateTimeOffset at)
    {
        fields.Ignore("id", "currency", "from", "to", "committed", "left", "orders", "without_rate");
        var basis = now?.Budget ?? new Budget { Id = id, Name = id, Amount = 0 };
        var budget = basis with
        {
            Name = fields.Text("name", ApprovalRuleInput.MaxName)?.Trim() is { Length: > 0 } name ? name : basis.Name,
            Amount = fields.Number("amount", 0, ApprovalRuleInput.MaxAmount, 4, required: now is null) ?? basis.Amount,
            Period = fields.Word("period", false, ChoiceWords.All<BudgetPeriod>()) ?? basis.Period,
            Vendors = KnownToRules.Named(fields, "vendors", known.Vendors, "vendor") is { } vendors ? [.. vendors.Select(vendor => new VendorId(vendor))] : basis.Vendors,
            Warehouses = KnownToRules.Named(fields, "warehouses", known.Warehouses, "warehouse") is { } warehouses
                ? [.. warehouses.Select(warehouse => new WarehouseId(warehouse))]
                : basis.Warehouses,
            Categories = fields.Has("categories") ? ApprovalWhenInput.Categories(fields) : basis.Categories,
        };
        fields.Close();
        return new DefinedBudget(budget, now is not null && CountsTheSame(now.Budget, budget) ? now.Since : at);
    }

    private static bool CountsTheSame(Budget one, Budget other) =>
        one.Period == other.Period
        && one.Vendors.SequenceEqual(other.Vendors)
        && one.Warehouses.SequenceEqual(other.Warehouses)
        && one.Categories.SequenceEqual(other.Categories);
}
