using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Pricing;

/// <summary>
/// What a line comes to in the order's currency. Each amount is rounded by itself at the currency's minor unit, halves away from zero,
/// so that what is printed adds up: gross less discount is net, net and tax are the total.
/// </summary>
internal readonly record struct LineAmounts(decimal Gross, decimal Net, decimal Tax)
{
    public decimal Discount => Gross - Net;

    public decimal Total => Net + Tax;

    public static LineAmounts Of(OrderLine line, DiscountTerms? discounts, int minorUnits)
    {
        var gross = Rounded(line.Ordered * line.CostPrice, minorUnits);
        var net = discounts is null && line.Discount is null
            ? gross
            : Rounded(line.Ordered * (discounts ?? DiscountTerms.None).NetPrice(line), minorUnits);
        return new LineAmounts(gross, net, line.Tax == 0 ? 0 : Rounded(net * line.Tax / 100, minorUnits));
    }

    private static decimal Rounded(decimal amount, int minorUnits) => Math.Round(amount, minorUnits, MidpointRounding.AwayFromZero);
}
