using System.Runtime.CompilerServices;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>All variants with their metrics, one after another: both stand in the same order, so that each is read once and none is held.</summary>
internal sealed class VariantWalk(IStore store)
{
    public async IAsyncEnumerable<VariantView> All(AccountId account, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var metrics = store.All(CatalogueRows.AllMetrics(account), cancellation).GetAsyncEnumerator(cancellation);
        await using (metrics.ConfigureAwait(false))
        {
            var isMore = await metrics.MoveNextAsync();
            await foreach (var row in store.All(CatalogueRows.AllVariants(account), cancellation))
            {
                var beside = CatalogueRows.MetricsBeside(row.Key.Row);
                while (isMore && string.CompareOrdinal(metrics.Current.Key.Row, beside) < 0)
                {
                    isMore = await metrics.MoveNextAsync();
                }

                yield return new VariantView(
                    Packed.To<Variant>(row),
                    isMore && metrics.Current.Key.Row == beside ? Packed.To<VariantMetricsRow>(metrics.Current) : null);
            }
        }
    }
}
