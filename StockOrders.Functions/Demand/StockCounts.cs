using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Demand;

/// <summary>The newest count of each warehouse of one variant, at most as many as fit into a transaction with the variant.</summary>
internal sealed record StockCounts(VariantId Variant, IReadOnlyList<LevelLine> Newest)
{
    /// <summary>In the order of the variants' rows. Of counts of one day the last is the newest.</summary>
    public static IEnumerable<StockCounts> Of(IEnumerable<LevelLine> lines) => lines
        .GroupBy(line => line.Variant)
        .OrderBy(variant => CatalogueRows.Variant(variant.Key), StringComparer.Ordinal)
        .SelectMany(variant => variant
            .GroupBy(line => line.Warehouse)
            .Select(warehouse => warehouse.OrderBy(line => line.Date).Last())
            .Chunk(StoreLimits.MaxChanges - 1)
            .Select(newest => new StockCounts(variant.Key, newest)));
}
