namespace StockOrders.Functions.Storage;

/// <summary>Where a row stands. Both parts are printable ASCII without / \ # ?, at most 512 characters.</summary>
internal readonly record struct StoreKey(string Partition, string Row);

/// <summary>A row as it was read. The ETag changes with every write of the row and is opaque.</summary>
internal sealed record StoredRow(StoreKey Key, string ETag, ReadOnlyMemory<byte> Body);

/// <summary>Rows from <paramref name="From"/> (included) to <paramref name="Before"/> (excluded), in ordinal order.</summary>
internal readonly record struct RowRange(string Partition, string From, string Before)
{
    /// <summary>All rows whose name begins with the prefix. The prefix ends in a character below '~'.</summary>
    public static RowRange Prefix(string partition, string prefix) =>
        new(partition, prefix, prefix[..^1] + (char)(prefix[^1] + 1));
}

/// <summary>One page; <paramref name="Continuation"/> is null when no row is left.</summary>
internal sealed record StorePage(IReadOnlyList<StoredRow> Rows, string? Continuation);

internal enum RowChangeKind
{
    /// <summary>The row must not be there yet.</summary>
    Insert,

    /// <summary>The row must be there with the given ETag.</summary>
    Replace,

    /// <summary>Whatever is there is replaced.</summary>
    Put,

    /// <summary>The row must be there, with the given ETag when one is given.</summary>
    Delete,
}

/// <summary>One row's part in a transaction.</summary>
internal readonly record struct RowChange(RowChangeKind Kind, string Row, ReadOnlyMemory<byte> Body, string? ETag)
{
    public static RowChange Insert(string row, ReadOnlyMemory<byte> body) => new(RowChangeKind.Insert, row, body, null);

    public static RowChange Replace(string row, ReadOnlyMemory<byte> body, string etag) => new(RowChangeKind.Replace, row, body, etag);

    public static RowChange Put(string row, ReadOnlyMemory<byte> body) => new(RowChangeKind.Put, row, body, null);

    public static RowChange Delete(string row, string? etag = null) => new(RowChangeKind.Delete, row, default, etag);
}

/// <summary>Committed, or the first row whose condition did not hold; then nothing was changed.</summary>
internal readonly record struct CommitOutcome(bool Committed, string? ConflictingRow)
{
    public static readonly CommitOutcome Done = new(true, null);

    public static CommitOutcome Conflict(string row) => new(false, row);
}
