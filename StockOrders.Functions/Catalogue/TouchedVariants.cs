using System.Runtime.CompilerServices;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// Works the metrics of what changes of the catalogue touched out at once: variants themselves, those that a vendor offers, those that are in
/// stock in a warehouse. A vendor of all of a large catalogue is a matter for a run.
/// </summary>
internal sealed class TouchedVariants(IStore store, RecalculateNow recalculation)
{
    public const int Most = 1_000;

    /// <param name="besides">Variants that the change touched by way of others.</param>
    /// <returns>A warning where not all could be worked out; else null.</returns>
    public async Task<string?> Recalculate(AccountId account, IReadOnlyCollection<object> changed, IReadOnlyCollection<VariantId> besides, CancellationToken cancellation)
    {
        var variants = changed.OfType<Variant>().Select(variant => variant.Id).ToList();
        if (variants.Count < changed.Count)
        {
            variants = await Of(account, changed, cancellation).Take(Most + 1).ToListAsync(cancellation);
        }

        return await Recalculate(account, [.. variants, .. besides], cancellation);
    }

    /// <returns>A warning where not all could be worked out; else null.</returns>
    public async Task<string?> Recalculate(AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation)
    {
        return await recalculation.Afterwards(account, variants.Take(Most), cancellation) is { } failed ? failed
            : variants.Count > Most ? $"More than {Most} variants are touched; the first {Most} were worked out, the others are in the night, or by POST /api/v1/replenishment/runs."
            : null;
    }

    private async IAsyncEnumerable<VariantId> Of(
        AccountId account, IReadOnlyCollection<object> changed, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var vendors = changed.OfType<Vendor>().Select(vendor => vendor.Id).ToHashSet();
        var warehouses = changed.OfType<Warehouse>().Select(warehouse => warehouse.Id.Value).ToHashSet(StringComparer.Ordinal);
        await foreach (var row in store.All(CatalogueRows.AllVariants(account), cancellation))
        {
            var variant = Packed.To<Variant>(row);
            if (variant.Vendors.Any(offer => vendors.Contains(offer.Vendor)) || variant.InStock.Keys.Any(warehouses.Contains))
            {
                yield return variant.Id;
            }
        }
    }
}
