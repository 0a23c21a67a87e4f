using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Functions;

/// <summary>A store in memory in which somebody else is always faster at one row.</summary>
internal sealed class ContestedStore(string contested) : IStore, IDisposable
{
    private readonly SqliteMemoryStore inner = new();

    public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => inner.Read(key, cancellation);

    public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
        inner.List(range, limit, continuation, cancellation);

    public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        changes.Any(change => change.Row == contested)
            ? ValueTask.FromResult(CommitOutcome.Conflict(contested))
            : inner.Commit(partition, changes, cancellation);

    public void Dispose() => inner.Dispose();
}
