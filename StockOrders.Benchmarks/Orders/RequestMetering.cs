using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Orders;

/// <summary>Counts only what happens in the flow of the request that is being measured, not the lifecycle that it wakes behind its answer.</summary>
internal sealed class RequestMetering(IStore inner) : IStore
{
    private readonly AsyncLocal<StoreMetering?> request = new();

    /// <summary>What the request asked of the store, in words.</summary>
    public async Task<string> Of(Func<Task> send)
    {
        var metered = new StoreMetering(inner);
        request.Value = metered;
        await send();
        request.Value = null;
        (long Count, string Name)[] counts = [(metered.Reads, "read"), (metered.Lists, "list"), (metered.Commits, "transaction")];
        return string.Join(", ", counts.Where(counted => counted.Count > 0).Select(counted => $"{counted.Count} {counted.Name}"));
    }

    public ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation) => Store.Read(key, cancellation);

    public ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation) =>
        Store.List(range, limit, continuation, cancellation);

    public ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        Store.Commit(partition, changes, cancellation);

    private IStore Store => (IStore?)request.Value ?? inner;
}
