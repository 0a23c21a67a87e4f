using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.LocalHost.Queues;

/// <summary>Keeps the app's own clients of a storage account's queues, and hears what they send.</summary>
internal static class StorageQueueEdges
{
    public static void Replace(IServiceCollection services)
    {
        services.AddSingleton<QueueSignals>();
        foreach (var service in services.Where(service => service.IsKeyedService && service.ServiceType == typeof(QueueClient)).ToList())
        {
            services.Remove(service);
            services.AddKeyedSingleton<QueueClient>(service.ServiceKey, (provider, key) => new SignallingQueueClient(
                (string)key!,
                (QueueClient)service.KeyedImplementationFactory!(provider, key),
                provider.GetRequiredService<QueueSignals>(),
                provider.GetRequiredService<TimeProvider>()));
        }
    }
}
