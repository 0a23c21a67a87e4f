namespace StockOrders.Functions.Storage;

internal static class AzureETag
{
    /// <summary>
    /// The first row whose ETag this service cannot have given, such as one of another store. It matches no row; sent as it is,
    /// "*" would match every one, and others would be refused as malformed.
    /// </summary>
    public static string? FirstForeign(IReadOnlyList<RowChange> changes)
    {
        foreach (var change in changes)
            if (change.ETag is { } etag && !IsGiven(etag)) return change.Row;
        return null;
    }

    private static bool IsGiven(string etag) =>
        etag.Length > 4
        && etag.StartsWith("W/\"", StringComparison.Ordinal)
        && etag.IndexOf('"', 3) == etag.Length - 1
        && etag.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;
}
