using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Functions.Demand;

internal static class DemandFeature
{
    public static IServiceCollection AddDemand(this IServiceCollection services) => services
        .AddSingleton<DemandRows>()
        .AddSingleton<FeedCalls>()
        .AddSingleton<FeedInput>()
        .AddSingleton<KeptAside>()
        .AddSingleton<KeptAsideList>()
        .AddSingleton<OwedLevels>()
        .AddSingleton<PartsBook>()
        .AddSingleton<SalesBook>()
        .AddSingleton<StockLevelBook>();
}
