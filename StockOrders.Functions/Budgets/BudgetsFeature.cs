using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Functions.Budgets;

internal static class BudgetsFeature
{
    public static IServiceCollection AddBudgets(this IServiceCollection services) => services
        .AddSingleton<BudgetCount>()
        .AddSingleton<BudgetBook>();
}
