using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Demand;

/// <summary>A line that counts, as it is remembered under its id: what a correction has to take off again.</summary>
/// <param name="Quantity">Negative for what came back.</param>
/// <param name="Components">What one unit was made of when it was recorded, down to the last level; null: of nothing.</param>
/// <param name="Aside">Since when sales of its variant were kept aside when it came; null where the variant was there.</param>
internal sealed record SoldLine(
    VariantId Variant,
    WarehouseId Warehouse,
    DateOnly Date,
    decimal Quantity,
    ImmutableArray<VariantComponent>? Components = null,
    DateTimeOffset? Aside = null)
{
    /// <summary>The same sale, whatever became of it since.</summary>
    public bool IsSameSale(SoldLine other) =>
        Variant == other.Variant && Warehouse == other.Warehouse && Date == other.Date && Quantity == other.Quantity;
}
