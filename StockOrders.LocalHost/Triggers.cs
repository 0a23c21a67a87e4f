using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.Durable;
using StockOrders.LocalHost.Functions;
using StockOrders.LocalHost.Http;
using StockOrders.LocalHost.Queues;
using StockOrders.LocalHost.Timers;

namespace StockOrders.LocalHost;

/// <summary>All that runs functions without being asked over HTTP. At one instant orchestrations come first, then queues, then timers.</summary>
internal sealed class Triggers(IServiceProvider services, FunctionCatalogue catalogue, DurableEngine durable, Scheduler scheduler) : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> listeners = new();

    public void Start()
    {
        durable.Start();
        foreach (var function in catalogue.Of(TriggerKind.Queue))
            StartQueue(Make<QueueFunction>(function));
        foreach (var function in catalogue.Of(TriggerKind.Timer))
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

    private void StartQueue(QueueFunction function)
    {
        var listener = Make<LocalQueueListener>(function, services.GetRequiredService<HostJson>().Queues);
        listener.Start();
        listeners.Push(listener);
    }

    private void StartTimer(FunctionEntry function)
    {
        var listener = Make<TimerListener>(function);
        listener.Start();
        listeners.Push(listener);
    }

    private T Make<T>(params object[] parts) => ActivatorUtilities.CreateInstance<T>(services, parts);
}
