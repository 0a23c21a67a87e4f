namespace StockOrders.Domain.Matching;

/// <summary>
/// How far an invoice may be off. Percentages are of the order's price or the received quantity, 0 to 100; absolute bounds are per unit
/// in the order's currency, or in the variant's unit. Each bound is included. Where both are above zero, both must hold (the stricter
/// wins); a zero beside one above zero is a bound not set; both zero ask for equality.
/// </summary>
internal readonly record struct Tolerance(decimal PricePercent, decimal PriceAbsolute, decimal QuantityPercent, decimal QuantityAbsolute)
{
    /// <summary>How far from this price an invoice's may be, up or down.</summary>
    public decimal OfPrice(decimal price) => Stricter(price * PricePercent / 100, PricePercent, PriceAbsolute);

    /// <summary>How much more than this received quantity may be invoiced; less is never held.</summary>
    public decimal OfQuantity(decimal received) => Stricter(received * QuantityPercent / 100, QuantityPercent, QuantityAbsolute);

    private static decimal Stricter(decimal share, decimal percent, decimal absolute) => (percent, absolute) switch
    {
        (_, 0) => share,
        (0, _) => absolute,
        _ => Math.Min(share, absolute),
    };
}
