using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Outbox;

namespace StockOrders.Functions.Connections;

internal static class ConnectionsFeature
{
    /// <summary>Wrong settings stop the app at its start rather than at its first save.</summary>
    public static IServiceCollection AddConnections(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(ConnectionsOptions.Read(configuration))
        .AddSingleton(new WireTimes())
        .AddSingleton<ConnectionBook>()
        .AddSingleton<OpenConnections>()
        .AddSingleton<IConnections>(provider => provider.GetRequiredService<OpenConnections>())
        .AddSingleton<SaveWork>()
        .AddSingleton<IEffectWork>(provider => provider.GetRequiredService<SaveWork>())
        .AddSingleton<ConnectionSync>()
        .AddSingleton<SavesAtOnce>();
}
