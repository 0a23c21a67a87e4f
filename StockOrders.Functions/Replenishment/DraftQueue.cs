using System.Collections.Concurrent;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// An account's drafts are written one after another in a process: each changes the row that stands for what is needed, and together they
/// would only lose races against each other. A few more are prepared meanwhile: a host may hand out forty, which would only hold what they
/// need until it is their turn. Correct without it, and slower.
/// </summary>
internal sealed class DraftQueue
{
    private readonly ConcurrentDictionary<AccountId, SemaphoreSlim> prepared = new();
    private readonly ConcurrentDictionary<AccountId, SemaphoreSlim> queues = new();

    /// <summary>Before anything that a draft needs is read.</summary>
    public Task<IDisposable> Prepare(AccountId account, CancellationToken cancellation) =>
        Enter(prepared.GetOrAdd(account, _ => new SemaphoreSlim(2 * Environment.ProcessorCount)), cancellation);

    public Task<IDisposable> Enter(AccountId account, CancellationToken cancellation) =>
        Enter(queues.GetOrAdd(account, _ => new SemaphoreSlim(1)), cancellation);

    private static async Task<IDisposable> Enter(SemaphoreSlim queue, CancellationToken cancellation)
    {
        await queue.WaitAsync(cancellation);
        return new Place(queue);
    }

    private sealed class Place(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
