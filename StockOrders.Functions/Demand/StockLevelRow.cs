namespace StockOrders.Functions.Demand;

/// <summary>The newest count of a variant in a warehouse: an older one that comes late changes nothing.</summary>
internal sealed record StockLevelRow(string Id, DateOnly Date, decimal InStock, decimal? Reserved = null);
