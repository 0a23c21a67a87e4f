using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StockOrders.Functions.Storage;

internal static class StorageRegistration
{
    /// <summary>The one table that holds the app's state.</summary>
    public const string TableName = "stockorders";

    /// <summary>
    /// Registers the store in Azure Tables. Nothing is reached, and no setting is missed, before the store is first asked for:
    /// the local host puts another in its place.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(provider => new StorageAddresses(configuration, provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton<IStore>(provider => new AzureTableStore(provider.GetRequiredService<StorageAddresses>().Table(TableName)));
        return services;
    }

    /// <summary>Registers the queue, to be had by [FromKeyedServices(name)].</summary>
    public static IServiceCollection AddQueue(this IServiceCollection services, string name) =>
        services.AddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<StorageAddresses>().Queue(name));
}
