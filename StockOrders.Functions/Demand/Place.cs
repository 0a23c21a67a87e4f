using StockOrders.Domain.Values;

namespace StockOrders.Functions.Demand;

/// <summary>Where demand is added up.</summary>
internal readonly record struct Place(VariantId Variant, WarehouseId Warehouse);
