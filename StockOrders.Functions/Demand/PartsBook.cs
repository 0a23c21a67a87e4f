using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Demand;

/// <summary>What variants are made of down to the last level, as the catalogue says it now.</summary>
internal sealed class PartsBook(CatalogueBook catalogue)
{
    /// <returns>Of each of the variants that there is; empty where it is made of nothing.</returns>
    public async Task<Dictionary<VariantId, ImmutableArray<VariantComponent>>> Of(
        AccountId account, IReadOnlyCollection<VariantId> variants, CancellationToken cancellation)
    {
        var found = await catalogue.Find(account, variants, cancellation);
        var madeOf = await Below(account, found.Values, cancellation);
        return found.Keys.ToDictionary(id => id, id => Explosion.Of(id, part => madeOf.GetValueOrDefault(part, [])));
    }

    /// <summary>What each of these, and each of their parts of any level, is made of directly.</summary>
    public async Task<Dictionary<VariantId, ImmutableArray<VariantComponent>>> Below(
        AccountId account, IEnumerable<Variant> variants, CancellationToken cancellation)
    {
        var madeOf = new Dictionary<VariantId, ImmutableArray<VariantComponent>>();
        IEnumerable<Variant> level = variants;
        while (true)
        {
            foreach (var variant in level)
            {
                madeOf[variant.Id] = variant.Components;
            }

            List<VariantId> next =
            [
                .. level.SelectMany(variant => variant.Components).Select(part => part.Variant).Distinct().Where(id => !madeOf.ContainsKey(id)),
            ];
            if (next.Count == 0)
            {
                return madeOf;
            }

            // What is not in the catalogue is made of nothing.
            var found = await catalogue.Find(account, next, cancellation);
            next.ForEach(id => madeOf[id] = []);
            level = found.Values.ToList();
        }
    }
}
