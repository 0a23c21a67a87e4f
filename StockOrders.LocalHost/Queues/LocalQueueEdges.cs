using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.LocalHost.Queues;

/// <summary>Puts a local queue in the place of every queue that the app asks for by name.</summary>
internal static class LocalQueueEdges
{
    public static void Replace(IServiceCollection services)
    {
        services.AddSingleton<LocalQueues>();
        var asked = services.Where(service => service.IsKeyedService && service.ServiceType == typeof(QueueClient)).ToList();
        foreach (var service in asked)
            services.Remove(service);
        // Any name is answered, also one that only a test or a trigger knows.
        services.AddKeyedSingleton<QueueClient>(KeyedService.AnyKey, (provider, name) => new LocalQueueClient(
            (string)name!, provider.GetRequiredService<LocalQueues>(), provider.GetRequiredService<TimeProvider>()));
    }
}
