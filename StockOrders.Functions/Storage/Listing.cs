using System.Runtime.CompilerServices;

namespace StockOrders.Functions.Storage;

/// <summary>Walks a range to its end, a page at a time.</summary>
internal static class Listing
{
    public static IAsyncEnumerable<StoredRow> All(this IStore store, RowRange range, CancellationToken cancellation) =>
        store.From(range, null, StoreLimits.MaxPage, cancellation);

    /// <param name="after">The name to begin behind; null to begin at the first.</param>
    /// <param name="likely">How many rows the reader is likely to want; it may take more.</param>
    public static async IAsyncEnumerable<StoredRow> From(
        this IStore store, RowRange range, string? after, int likely, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (continuation, limit) = (after, likely);
        do
        {
            var page = await store.List(range, limit, continuation, cancellation);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            (continuation, limit) = (page.Continuation, StoreLimits.MaxPage);
        }
        while (continuation is not null);
    }
}
