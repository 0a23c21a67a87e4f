namespace StockOrders.Functions.Storage;

/// <summary>One transaction on its way into the file.</summary>
internal readonly record struct SqliteCommit(string Partition, IReadOnlyList<RowChange> Changes);
