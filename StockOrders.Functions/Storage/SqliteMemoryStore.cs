namespace StockOrders.Functions.Storage;

/// <summary>
/// The store in SQLite's memory, gone with the object. One connection and a lock: every call ends before it returns,
/// so a simulation of months is not slowed by handing work between threads.
/// </summary>
internal sealed class SqliteMemoryStore : IStore, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteSession _session;
    private readonly SqliteWriter _writer;

    public SqliteMemoryStore()
    {
        _session = SqliteSession.Open(":memory:", SqliteSchema.Writing);
        _writer = new(_session);
    }

    public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation)
    {
        TransactionCheck.Key(key);
        cancellation.ThrowIfCancellationRequested();
        lock (_gate) return new(_session.Read(key));
    }

    public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation)
    {
        TransactionCheck.Page(range, limit);
        cancellation.ThrowIfCancellationRequested();
        lock (_gate) return new(_session.List(range, limit, continuation));
    }

    public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        TransactionCheck.Changes(partition, changes);
        cancellation.ThrowIfCancellationRequested();
        if (changes.Count == 0) return new(CommitOutcome.Done);
        lock (_gate) return new(_writer.Apply(new SqliteCommit(partition, changes)));
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer.Dispose();
            _session.Dispose();
        }
    }
}
