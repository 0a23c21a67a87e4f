using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions;

/// <summary>A store in memory that counts what is written and can be told to fail.</summary>
internal sealed class MeteredStore : IStore, IDisposable
{
    private readonly SqliteMemoryStore inner = new();
    private int commits;

    public int Commits => Volatile.Read(ref commits);

    /// <summary>Called before each commit with its partition and changes; throws to fail it.</summary>
    public Action<string, IReadOnlyList<RowChange>> BeforeCommit { get; set; } = (_, _) => { };

    public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

    public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
        inner.List(range, limit, continuation, cancellation);

    public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        BeforeCommit(partition, changes);
        Interlocked.Increment(ref commits);
        return inner.Commit(partition, changes, cancellation);
    }

    public void Dispose() => inner.Dispose();
}
