using StockOrders.Domain.Values;

namespace StockOrders.Functions.Demand;

/// <summary>A count of what is on the shelf, as its sender tells it.</summary>
/// <param name="Reserved">Of that, promised to customers; null where nothing was said of it.</param>
internal sealed record LevelLine(
    string Id, VariantId Variant, WarehouseId Warehouse, DateOnly Date, decimal InStock, decimal? Reserved = null);
