namespace StockOrders.Functions.Storage;

internal static class TableFilter
{
    /// <summary>The range as OData; the service compares keys as ordinals.</summary>
    public static string Of(RowRange range, string? after)
    {
        // Never leaves the range, whatever is handed in as a continuation.
        var lower = after is not null && string.CompareOrdinal(after, range.From) >= 0
            ? $"RowKey gt {Quote(after)}"
            : $"RowKey ge {Quote(range.From)}";
        return $"PartitionKey eq {Quote(range.Partition)} and {lower} and RowKey lt {Quote(range.Before)}";
    }

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
