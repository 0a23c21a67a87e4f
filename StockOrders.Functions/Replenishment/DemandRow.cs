using System.Collections.Immutable;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What one variant sold in one warehouse. The lines themselves are kept, by the id their sender gave them, so that a line sent
/// twice counts once and a line sent again with another figure corrects the first.
/// </summary>
internal sealed record DemandRow(VariantId Variant, WarehouseId Warehouse, ImmutableSortedDictionary<string, SoldLine> Lines)
{
    public DemandHistory History() => DemandHistory.Of(Lines.Values.Select(line => (line.Date, line.Quantity)));
}

/// <summary>Negative quantities are returns.</summary>
internal sealed record SoldLine(DateOnly Date, decimal Quantity);
