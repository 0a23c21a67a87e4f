using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions.Orders.Lists;

/// <summary>A store in memory that counts the rows that lists were given.</summary>
internal sealed class CountedRows : IStore, IDisposable
{
    private readonly SqliteMemoryStore inner = new();
    private int listed;

    public int Listed => Volatile.Read(ref listed);

    public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

    public async ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation)
    {
        var page = await inner.List(range, limit, continuation, cancellation);
        Interlocked.Add(ref listed, page.Rows.Count);
        return page;
    }

    public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        inner.Commit(partition, changes, cancellation);

    public void Dispose() => inner.Dispose();
}
