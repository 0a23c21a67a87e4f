namespace StockOrders.Functions.Storage;

/// <summary>Counts what is asked of a store, so that a test can hold a route to the operations it may cost.</summary>
internal sealed class StoreMetering(IStore inner) : IStore
{
    private long _reads;
    private long _lists;
    private long _commits;

    public long Reads => Interlocked.Read(ref _reads);

    public long Lists => Interlocked.Read(ref _lists);

    public long Commits => Interlocked.Read(ref _commits);

    public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _reads);
        return inner.Read(key, cancellation);
    }

    public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _lists);
        return inner.List(range, limit, continuation, cancellation);
    }

    public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _commits);
        return inner.Commit(partition, changes, cancellation);
    }
}
