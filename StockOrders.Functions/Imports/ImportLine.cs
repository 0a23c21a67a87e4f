using StockOrders.Domain.Values;

namespace StockOrders.Functions.Imports;

/// <summary>A line of a file that can be applied, as far as can be seen without looking anything up.</summary>
/// <param name="Number">Of the line in the file where it begins, the header's mostly being 1.</param>
internal readonly record struct ImportLine(
    int Number, string Id, VariantId Variant, WarehouseId Warehouse, DateOnly Date, decimal Quantity, decimal? Reserved);
