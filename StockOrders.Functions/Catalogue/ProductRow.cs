using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>A variant among those of its product.</summary>
/// <param name="Since">The account's day on which it came into the catalogue; null where that was before such days were kept.</param>
/// <param name="Removed">It is sold no more, or of another product now.</param>
internal sealed record ProductRow(VariantId Variant, DateOnly? Since, bool Removed)
{
    /// <summary>What changes with a variant.</summary>
    public static IEnumerable<RowChange> Of(Variant? before, Variant after)
    {
        if (before?.ProductId is { } product && product != after.ProductId)
        {
            yield return RowChange.Put(CatalogueRows.OfProduct(product, after.Id), Packed.From(new ProductRow(after.Id, after.Since, Removed: true)));
        }

        if (after.ProductId is { } now && (before?.ProductId != now || before.Removed != after.Removed))
        {
            yield return RowChange.Put(CatalogueRows.OfProduct(now, after.Id), Packed.From(new ProductRow(after.Id, after.Since, after.Removed)));
        }
    }
}
