using StockOrders.Domain.Values;

namespace StockOrders.Functions.Demand;

/// <summary>A line of sales as its sender tells it. The id is the sender's own; sent again under it, the line corrects the first.</summary>
/// <param name="Date">The account's day.</param>
/// <param name="Quantity">In the variant's unit, at most four digits after the point; negative for what came back.</param>
internal sealed record SaleLine(string Id, VariantId Variant, WarehouseId Warehouse, DateOnly Date, decimal Quantity);
