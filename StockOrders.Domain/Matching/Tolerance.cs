namespace StockOrders.Domain.Matching;

/// <summary>
/// How far an invoice may be off. A difference must be within both the percentage and the absolute bound to pass, each bound
/// included; all zero asks for equality. Percentages are of the order's price or the received quantity, 0 to 100.
/// </summary>
internal readonly record struct Tolerance(decimal PricePercent, decimal PriceAbsolute, decimal QuantityPercent, decimal QuantityAbsolute);
