using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>Another variant of a new one's product.</summary>
/// <param name="Since">The account's day on which it came into the catalogue; null where that was before such days were kept.</param>
internal sealed record Sibling(VariantId Variant, DateOnly? Since, IReadOnlyDictionary<WarehouseId, DemandHistory> Sold);

/// <summary>
/// The other variants of new ones' products, with what they sold. One whose demand is damaged is left out: it is reported as itself, and
/// must not keep the new one from being worked through.
/// </summary>
internal sealed class Siblings(IStore store)
{
    /// <summary>By id; more do not tell more.</summary>
    private const int MostOfProduct = 50;

    private const int AtOnce = 16;

    public static readonly IReadOnlyDictionary<VariantId, ImmutableArray<Sibling>> None = new Dictionary<VariantId, ImmutableArray<Sibling>>();

    /// <summary>Whether it came into the catalogue so lately that its product's other variants may stand in for it.</summary>
    public static bool IsNew(Variant variant, DateOnly today) =>
        variant is { ProductId: not null, Removed: false, Since: { } since } && today.DayNumber - since.DayNumber <= ForecastStarts.NewDays;

    /// <param name="known">Rows of demand that were read already; null where those of a variant were not.</param>
    public async Task<IReadOnlyDictionary<VariantId, ImmutableArray<Sibling>>> Of(
        AccountId account,
        IEnumerable<Variant> variants,
        DateOnly today,
        Func<VariantId, IReadOnlyList<StoredRow>?> known,
        CancellationToken cancellation)
    {
        var byProduct = variants.Where(variant => IsNew(variant, today)).GroupBy(variant => variant.ProductId!).ToList();
        if (byProduct.Count == 0)
        {
            return None;
        }

        var found = new Dictionary<VariantId, ImmutableArray<Sibling>>();
        foreach (var some in byProduct.Chunk(AtOnce))
        {
            foreach (var (news, siblings) in await Task.WhenAll(some.Select(async product => (product, await OfProduct(account, product.Key, known, cancellation)))))
            {
                foreach (var variant in news)
                {
                    found[variant.Id] = siblings.RemoveAll(sibling => sibling.Variant == variant.Id);
                }
            }
        }

        return found;
    }

    private async Task<ImmutableArray<Sibling>> OfProduct(
        AccountId account, string product, Func<VariantId, IReadOnlyList<StoredRow>?> known, CancellationToken cancellation)
    {
        var page = await store.List(CatalogueRows.AllOfProduct(account, product), MostOfProduct, null, cancellation);
        ProductRow[] rows = [.. page.Rows.Select(Packed.To<ProductRow>).Where(row => !row.Removed)];
        if (rows.Length < 2)
        {
            return [];
        }

        return [.. (await Task.WhenAll(rows.Select(async row => Of(row, known(row.Variant) ?? await Demand(account, row.Variant, cancellation))))).OfType<Sibling>()];
    }

    private static Sibling? Of(ProductRow row, IReadOnlyList<StoredRow> demand)
    {
        try
        {
            return new Sibling(row.Variant, row.Since, demand.Select(DemandRow.Of).ToDictionary(sold => sold.Warehouse, sold => sold.History()));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<StoredRow>> Demand(AccountId account, VariantId variant, CancellationToken cancellation) =>
        await store.All(DemandNames.Days(account, variant, variant), cancellation).ToListAsync(cancellation);
}
