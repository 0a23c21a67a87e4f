using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Outbox;

namespace StockOrders.Functions.Connections;

internal static class StockFeature
{
    public static IServiceCollection AddStockUpdates(this IServiceCollection services) => services
        .AddSingleton<StockConnections>()
        .AddSingleton<StockNow>()
        .AddSingleton<StockPusher>()
        .AddSingleton<StockPushWork>()
        .AddSingleton<IEffectWork>(provider => provider.GetRequiredService<StockPushWork>());
}
