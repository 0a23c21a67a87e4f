using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions;

/// <summary>A store whose host dies at one of its writes: from then on nothing is written, and the last answer may be lost.</summary>
internal sealed class DyingStore : IStore, IDisposable
{
    private readonly SqliteMemoryStore inner = new();
    private int writes;
    private int last = int.MaxValue;
    private bool isLastDone;

    public int Writes => Volatile.Read(ref writes);

    /// <param name="isDone">True where the last write is done, and only its answer lost.</param>
    public void DieAt(int write, bool isDone) => (writes, last, isLastDone) = (0, write, isDone);

    public void Revive() => last = int.MaxValue;

    public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

    public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
        inner.List(range, limit, continuation, cancellation);

    public async ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        var write = Interlocked.Increment(ref writes);
        if (write == last && isLastDone)
        {
            await inner.Commit(partition, changes, cancellation);
        }

        return write >= last
            ? throw new InvalidOperationException("The host is dead.")
            : await inner.Commit(partition, changes, cancellation);
    }

    public void Dispose() => inner.Dispose();
}
