using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>
/// What an order comes to, in its own currency and its variants' units. Each line is rounded by itself and the totals are sums of
/// rounded parts, so that what is printed adds up.
/// </summary>
/// <param name="Gross">The goods before discount and tax.</param>
/// <param name="Discount">Taken off the goods.</param>
/// <param name="GoodsTax">Of the goods.</param>
/// <param name="Volume">Cubic metres ordered, as far as those of units are known.</param>
internal readonly record struct OrderTotals(
    Money Gross, Money Discount, Money GoodsTax, Money Shipping, Money ShippingTax, decimal Ordered, decimal Received, decimal Volume)
{
    /// <summary>Less discount, without tax.</summary>
    public Money Goods => Gross - Discount;

    /// <summary>Shipping and its tax.</summary>
    public Money Charges => Shipping + ShippingTax;

    public Money ExTax => Goods + Shipping;

    public Money Tax => GoodsTax + ShippingTax;

    /// <summary>Goods, shipping and the tax of both.</summary>
    public Money Worth => ExTax + Tax;

    /// <summary><see cref="Worth"/> without its currency.</summary>
    public decimal Total => Worth.Amount;

    public static OrderTotals Of(StockOrder order)
    {
        var header = order.Header;
        decimal gross = 0, discount = 0, tax = 0, ordered = 0, received = 0, volume = 0;
        foreach (var line in order.Lines)
        {
            var amounts = LineAmounts.Of(line, header.Discounts, header.Currency.MinorUnits);
            gross += amounts.Gross;
            discount += amounts.Discount;
            tax += amounts.Tax;
            ordered += line.Ordered;
            received += line.Received;
            volume += (line.Cbm ?? 0) * line.Ordered;
        }

        return new OrderTotals(
            Money.Exactly(gross, header.Currency),
            Money.Exactly(discount, header.Currency),
            Money.Exactly(tax, header.Currency),
            Money.RoundedHalfAway(header.ShippingHandling, header.Currency),
            Money.RoundedHalfAway(header.ShippingHandlingTax, header.Currency),
            ordered,
            received,
            volume);
    }
}
