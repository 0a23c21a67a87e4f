using System.Collections.Concurrent;
using StockOrders.Domain.Values;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// What is on its way of variants by the last recalculation, remembered for a while, and so is that nothing is known: an order costs no
/// read for it.
/// </summary>
internal sealed class OnItsWayMemory(IStore store, TimeProvider clock)
{
    /// <summary>From this many unknown variants on, reading all of them page by page is cheaper than one by one.</summary>
    private const int ListInstead = 50;

    /// <summary>Past it memory is simply cleared.</summary>
    private const int MaxRemembered = 100_000;

    private readonly ConcurrentDictionary<StoreKey, (OnItsWay[] Found, DateTimeOffset Until)> remembered = new();
    private long written;

    /// <summary>Of variants that no recalculation has met, nothing.</summary>
    public async ValueTask<Dictionary<VariantId, OnItsWay[]>> Of(
        AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation)
    {
        var found = new Dictionary<VariantId, OnItsWay[]>(variants.Count);
        var missing = new List<VariantId>();
        foreach (var id in variants.Distinct())
        {
            if (remembered.TryGetValue(Key(account, id), out var known) && clock.GetUtcNow() < known.Until)
            {
                found[id] = known.Found;
            }
            else
            {
                missing.Add(id);
            }
        }

        var rows = missing.Count >= ListInstead
            ? await All(account, cancellation)
            : await Task.WhenAll(missing.Select(id => store.Read(Key(account, id), cancellation).AsTask()));
        var read = rows.OfType<StoredRow>().Select(Packed.To<VariantMetricsRow>).ToDictionary(row => row.Variant);
        foreach (var id in missing)
        {
            var onItsWay = read.TryGetValue(id, out var metrics) ? metrics.Warehouses.Select(OnItsWay.Of).ToArray() : [];
            Remember(Key(account, id), onItsWay);
            found[id] = onItsWay;
        }

        return found;
    }

    private static StoreKey Key(AccountId account, VariantId id) => new(CatalogueRows.Partition(account), CatalogueRows.Metrics(id));

    private async Task<StoredRow?[]> All(AccountId account, CancellationToken cancellation)
    {
        var rows = new List<StoredRow?>();
        await foreach (var row in store.All(CatalogueRows.AllMetrics(account), cancellation))
        {
            rows.Add(row);
        }

        return [.. rows];
    }

    private void Remember(StoreKey key, OnItsWay[] found)
    {
        // A dictionary's own Count locks all of it.
        if (Interlocked.Increment(ref written) % MaxRemembered == 0)
        {
            remembered.Clear();
        }

        remembered[key] = (found, clock.GetUtcNow() + CatalogueMemory.RememberedFor);
    }
}
