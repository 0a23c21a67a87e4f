using System.Collections.Concurrent;

namespace StockOrders.LocalHost.Queues;

/// <summary>Tells a queue's listener of what this process sends, so that it need not wait for its next look.</summary>
internal sealed class QueueSignals
{
    private readonly ConcurrentDictionary<string, Action> listeners = new(StringComparer.Ordinal);

    public void Listen(string queue, Action sent) => listeners[queue] = sent;

    public void Sent(string queue)
    {
        if (listeners.TryGetValue(queue, out var sent))
            sent();
    }
}
