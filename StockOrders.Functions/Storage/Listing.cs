using System.Runtime.CompilerServices;

namespace StockOrders.Functions.Storage;

/// <summary>Walks a range to its end, a page at a time.</summary>
internal static class Listing
{
    public static async IAsyncEnumerable<StoredRow> All(
        this IStore store, RowRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? continuation = null;
        do
        {
            var page = await store.List(range, StoreLimits.MaxPage, continuation, cancellation);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
