using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Functions.Lifecycle;

internal static class LifecycleFeature
{
    public static IServiceCollection AddLifecycle(this IServiceCollection services) => services
        .AddSingleton<LifecycleWaker>();
}
