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
        var (left, now) = (ProductOf(before), ProductOf(after));
        if (left is not null && left != now)
        {
            yield return Leave(left, after);
        }

        // What came before such rows were kept has one only once it was put again.
        if (now is not null && (now != left || after.Since is null))
        {
            yield return RowChange.Put(CatalogueRows.OfProduct(now, after.Id), Packed.From(new ProductRow(after.Id, after.Since, Removed: false)));
        }
    }

    private static string? ProductOf(Variant? variant) => variant is { Removed: false, ProductId: var product } ? product : null;

    /// <summary>Where it came before such rows were kept there may be none to delete, which would refuse all that is stored with it.</summary>
    private static RowChange Leave(string product, Variant variant) => variant.Since is null
        ? RowChange.Put(CatalogueRows.OfProduct(product, variant.Id), Packed.From(new ProductRow(variant.Id, null, Removed: true)))
        : RowChange.Delete(CatalogueRows.OfProduct(product, variant.Id));
}
