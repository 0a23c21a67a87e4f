using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SendGrid;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Durable;
using StockOrders.LocalHost.Mailbox;
using StockOrders.LocalHost.Options;
using StockOrders.LocalHost.Queues;
using StockOrders.LocalHost.State;
using StockOrders.LocalHost.Timers;

namespace StockOrders.LocalHost;

/// <summary>Where the app touches the world: its clock, store, queues and mail, each replaced by one of this machine.</summary>
internal static class LocalEdges
{
    public static void Replace(IServiceCollection services, LocalAppOptions options)
    {
        services.RemoveAll<TimeProvider>();
        services.AddSingleton(provider =>
            options.VirtualClock is { } start ? KeptClock.Open(provider.GetRequiredService<HostState>(), start) : TimeProvider.System);
        services.AddSingleton(_ => OpenState(options));
        ReplaceStore(services, options);
        if (options.Store.Kind == StoreKind.Azure)
            StorageQueueEdges.Replace(services);
        else
            LocalQueueEdges.Replace(services);
        services.RemoveAll<DurableTaskClient>();
        services.AddSingleton<DurableTaskClient>(provider => provider.GetRequiredService<DurableEngine>().Client);
        services.AddSingleton<MailStore>().AddSingleton<MailboxHandler>();
        services.RemoveAll<ISendGridClient>();
        services.AddSingleton<ISendGridClient>(provider => new SendGridClient(
            new HttpClient(provider.GetRequiredService<MailboxHandler>()), new SendGridClientOptions { ApiKey = "local" }));
    }

    private static HostState OpenState(LocalAppOptions options) =>
        options.Store.Kind == StoreKind.Memory ? HostState.InMemory() : HostState.InFile(Path.Combine(options.DataDirectory, "host.db"));

    private static void ReplaceStore(IServiceCollection services, LocalAppOptions options)
    {
        // Over a storage account the app's own registration stands: its setting "Storage" holds the connection string.
        if (options.Store.Kind == StoreKind.Azure)
            return;
        services.RemoveAll<IStore>();
        services.AddSingleton<IStore>(_ => options.Store.Kind == StoreKind.Memory ? new SqliteMemoryStore() : OpenStore(options.DataDirectory));
    }

    private static SqliteStore OpenStore(string directory)
    {
        Directory.CreateDirectory(directory);
        return new(Path.Combine(directory, "orders.db"));
    }
}
