using System.Collections.Concurrent;

namespace StockOrders.Functions.Outbox;

/// <summary>
/// Work that several in this process ask for at once is done once, and each of them gets its end. It does not stop when one who waits for it
/// goes away. Other instances are kept off by claims.
/// </summary>
internal sealed class JoinedWork<T>
{
    private readonly ConcurrentDictionary<string, Lazy<Task<T>>> running = new(StringComparer.Ordinal);

    public Task<T> Do(string name, Func<Task<T>> work)
    {
        var mine = new Lazy<Task<T>>(() => Task.Run(work));
        var first = running.GetOrAdd(name, mine);
        if (ReferenceEquals(first, mine))
        {
            first.Value.ContinueWith(
                _ => running.TryRemove(KeyValuePair.Create(name, mine)), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return first.Value;
    }
}
