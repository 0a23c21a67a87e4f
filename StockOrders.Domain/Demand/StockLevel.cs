namespace StockOrders.Domain.Demand;

/// <summary>What was on the shelf when it was last counted on a day, in the variant's unit.</summary>
internal readonly record struct StockLevel(DateOnly Day, decimal Level);
