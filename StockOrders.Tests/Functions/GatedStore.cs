using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions;

/// <summary>A store in memory that lets the first so many of some commits through together only: whoever wants to write has looked by then.</summary>
internal sealed class GatedStore : IStore, IDisposable
{
    private readonly SqliteMemoryStore inner = new();
    private readonly Lock gate = new();
    private Func<IReadOnlyList<RowChange>, bool> isMet = _ => false;
    private TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int missing;

    public void Meet(int commits, Func<IReadOnlyList<RowChange>, bool> which)
    {
        lock (gate)
        {
            (missing, isMet, open) = (commits, which, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

    public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
        inner.List(range, limit, continuation, cancellation);

    public async ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        await Entered(changes);
        return await inner.Commit(partition, changes, cancellation);
    }

    public void Dispose() => inner.Dispose();

    private Task Entered(IReadOnlyList<RowChange> changes)
    {
        lock (gate)
        {
            if (missing == 0 || !isMet(changes))
            {
                return Task.CompletedTask;
            }

            if (--missing == 0)
            {
                open.SetResult();
            }

            return open.Task;
        }
    }
}
