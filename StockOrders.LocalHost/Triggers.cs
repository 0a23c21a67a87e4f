using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.Durable;
using StockOrders.LocalHost.Functions;
using StockOrders.LocalHost.Http;
using StockOrders.LocalHost.Options;
using StockOrders.LocalHost.Queues;
using StockOrders.LocalHost.Timers;

namespace StockOrders.LocalHost;

/// <summary>All that runs functions without being asked over HTTP. At one instant orchestrations come first, then queues, then timers.</summary>
internal sealed class Triggers(
    IServiceProvider services,
    FunctionCatalogue catalogue,
    DurableEngine durable,
    Scheduler scheduler,
    IConfiguration configuration,
    LocalAppOptions options)
    : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> listeners = new();

    public async Task Start(CancellationToken cancellation)
    {
        durable.Start();
        foreach (var function in catalogue.Of(TriggerKind.Queue).Where(IsOn))
            await StartQueue(Make<QueueFunction>(function), cancellation);
        foreach (var function in catalogue.Of(TriggerKind.Timer).Where(IsOn))
            StartTimer(function);
        scheduler.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await scheduler.DisposeAsync();
        // Ours and the container's disposal both come here.
        while (listeners.TryPop(out var listener))
            await listener.DisposeAsync();
    }

    /// <summary>The Functions host's own setting by which an operator turns a function off.</summary>
    private bool IsOn(FunctionEntry function) => configuration[$"AzureWebJobs.{function.Name}.Disabled"] is not ("1" or "true" or "True");

    private async Task StartQueue(QueueFunction function, CancellationToken cancellation)
    {
        var queues = services.GetRequiredService<HostJson>().Queues;
        if (options.Store.ConnectionString is { } storage)
        {
            var remote = Make<StorageQueueListener>(function, queues, storage);
            listeners.Push(remote);
            await remote.Start(cancellation);
            return;
        }

        var local = Make<LocalQueueListener>(function, queues);
        listeners.Push(local);
        local.Start();
    }

    private void StartTimer(FunctionEntry function)
    {
        var listener = Make<TimerListener>(function);
        listeners.Push(listener);
        listener.Start();
    }

    private T Make<T>(params object[] parts) => ActivatorUtilities.CreateInstance<T>(services, parts);
}
