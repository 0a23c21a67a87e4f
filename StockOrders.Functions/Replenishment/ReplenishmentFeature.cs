using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Functions.Replenishment;

internal static class ReplenishmentFeature
{
    public static IServiceCollection AddReplenishment(this IServiceCollection services) => services
        .AddSingleton<AccountFacts>()
        .AddSingleton<CurrentNeeds>()
        .AddSingleton<OnOrderNow>()
        .AddSingleton<OnOrderMemory>()
        .AddSingleton<DraftQueue>()
        .AddSingleton<DraftTrim>()
        .AddSingleton<DraftFindings>()
        .AddSingleton<DraftMetrics>()
        .AddSingleton<DraftPlans>()
        .AddSingleton<FailedVariants>()
        .AddSingleton<DraftWork>()
        .AddSingleton<NeededGoods>()
        .AddSingleton<RuleRows>()
        .AddSingleton<RecalculateNow>()
        .AddSingleton<RunBook>()
        .AddSingleton<Siblings>()
        .AddSingleton<RunMemory>()
        .AddSingleton<PageSlots>()
        .AddSingleton<RunProgressRows>();
}
