namespace StockOrders.Functions.Storage;

/// <summary>Many rows of one partition by their names: one by one, or in pages where they stand close together.</summary>
internal static class NamedRows
{
    /// <summary>From so many on, a page that holds them is cheaper than each by itself.</summary>
    private const int WalkInstead = 20;

    /// <summary>Where not even every so manieth row of a page was wanted, the rest is read one by one.</summary>
    private const int Sparse = 8;

    private const int AtOnce = 16;

    /// <returns>Those that there are.</returns>
    public static async Task<Dictionary<string, StoredRow>> Named(
        this IStore store, string partition, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        var found = new Dictionary<string, StoredRow>(names.Count, StringComparer.Ordinal);
        List<string> wanted = [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var next = wanted.Count < WalkInstead ? 0 : await Walk(store, partition, wanted, found, cancellation);
        foreach (var some in wanted.Skip(next).Chunk(AtOnce))
        {
            foreach (var row in await Task.WhenAll(some.Select(name => store.Read(new StoreKey(partition, name), cancellation).AsTask())))
            {
                if (row is not null)
                {
                    found[row.Key.Row] = row;
                }
            }
        }

        return found;
    }

    /// <returns>The index of the first name that was not looked for.</returns>
    private static async Task<int> Walk(
        IStore store, string partition, List<string> wanted, Dictionary<string, StoredRow> found, CancellationToken cancellation)
    {
        var named = wanted.ToHashSet(StringComparer.Ordinal);
        var next = 0;
        while (next < wanted.Count)
        {
            // The '.' behind the last name includes it.
            var range = new RowRange(partition, wanted[next], wanted[^1] + ".");
            var page = await store.List(range, Math.Min(StoreLimits.MaxPage, 2 * (wanted.Count - next)), null, cancellation);
            var hits = 0;
            foreach (var row in page.Rows.Where(row => named.Contains(row.Key.Row)))
            {
                found[row.Key.Row] = row;
                hits++;
            }

            if (page.Continuation is null)
            {
                return wanted.Count;
            }

            var seen = page.Rows[^1].Key.Row;
            while (next < wanted.Count && string.CompareOrdinal(wanted[next], seen) <= 0)
            {
                next++;
            }

            if (hits * Sparse < page.Rows.Count)
            {
                break;
            }
        }

        return next;
    }
}
