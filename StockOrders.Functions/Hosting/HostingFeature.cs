using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Functions.Hosting;

internal static class HostingFeature
{
    public static IServiceCollection AddHosting(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ApiDoor>()
        .AddSingleton<RepeatableCalls>();
}
