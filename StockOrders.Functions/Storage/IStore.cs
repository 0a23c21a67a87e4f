namespace StockOrders.Functions.Storage;

/// <summary>
/// Everything the app asks of its state: ordered rows in partitions, and one all-or-nothing change of a partition.
/// Azure Tables and SQLite stand behind it; one conformance suite holds both to the same behaviour.
/// </summary>
internal interface IStore
{
    /// <summary>The row, or null where there is none.</summary>
    ValueTask<StoredRow?> Read(StoreKey key, CancellationToken cancellation);

    /// <summary>
    /// Rows of one partition in ordinal order of their names, at most <paramref name="limit"/> (1 to 1,000).
    /// <paramref name="continuation"/> is the value a former page gave; a page is read as it is now, not as it was then.
    /// </summary>
    ValueTask<StorePage> List(RowRange range, int limit, string? continuation, CancellationToken cancellation);

    /// <summary>
    /// Makes all changes or none. They touch each row once, are at most <see cref="StoreLimits.MaxChanges"/>, and hold at most
    /// <see cref="StoreLimits.MaxTransactionBytes"/>; past that a <see cref="StoreLimitException"/> is thrown and nothing happens.
    /// </summary>
    ValueTask<CommitOutcome> Commit(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation);
}
