using System.Runtime.CompilerServices;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>The rows of many variants, from one that is looked for to the next, a page at a time: what stands between them is passed by unread.</summary>
internal sealed class VariantRows(IStore store)
{
    public async IAsyncEnumerable<StoredRow> Of(
        string partition, IEnumerable<VariantId> variants, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var wanted = variants.Select(CatalogueRows.Variant).Distinct().Order(StringComparer.Ordinal).ToList();
        var named = wanted.ToHashSet(StringComparer.Ordinal);
        for (var next = 0; next < wanted.Count;)
        {
            // The '.' behind the last name includes it.
            var range = new RowRange(partition, wanted[next], wanted[^1] + ".");
            var page = await store.List(range, Math.Min(StoreLimits.MaxPage, 2 * (wanted.Count - next)), null, cancellation);
            foreach (var row in page.Rows.Where(row => named.Contains(row.Key.Row)))
            {
                yield return row;
            }

            var seen = page.Continuation is null ? null : page.Rows[^1].Key.Row;
            while (next < wanted.Count && (seen is null || string.CompareOrdinal(wanted[next], seen) <= 0))
            {
                next++;
            }
        }
    }
}
