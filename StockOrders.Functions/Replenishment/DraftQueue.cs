using System.Collections.Concurrent;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// An account's drafts are written one after another in a process: each changes the row that stands for what is needed, and together they
/// would only lose races against each other. Correct without it, and slower.
/// </summary>
internal sealed class DraftQueue
{
    private readonly ConcurrentDictionary<AccountId, SemaphoreSlim> queues = new();

    public async Task<IDisposable> Enter(AccountId account, CancellationToken cancellation)
    {
        var queue = queues.GetOrAdd(account, _ => new SemaphoreSlim(1));
        await queue.WaitAsync(cancellation);
        return new Place(queue);
    }

    private sealed class Place(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
