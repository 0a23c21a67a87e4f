using System.Collections.Frozen;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Catalogue;

internal static class VariantKind
{
    public static CatalogueKind<Variant> For(VariantId id, VariantInput input) => new(
        "variant",
        "variants",
        (fields, before, cancellation) => input.Read(fields, before, id, cancellation),
        (json, variant, choice) => VariantJson.Write(json, new VariantView(variant, null), choice),
        FrozenDictionary<string, ListField<Variant>>.Empty);
}
