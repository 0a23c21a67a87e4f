using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>
/// What an order comes to, in its own currency and its variants' units. Each line is rounded by itself and the total is the sum of
/// rounded lines and charges, so that what is printed adds up.
/// </summary>
internal readonly record struct OrderTotals(Money Goods, Money Charges, decimal Ordered, decimal Received)
{
    /// <summary>Goods, shipping and its tax.</summary>
    public Money Worth => Goods + Charges;

    /// <summary><see cref="Worth"/> without its currency.</summary>
    public decimal Total => Worth.Amount;

    public static OrderTotals Of(StockOrder order)
    {
        var currency = order.Header.Currency;
        decimal goods = 0, ordered = 0, received = 0;
        foreach (var line in order.Lines)
        {
            goods += LineTotal(line, currency.MinorUnits);
            ordered += line.Ordered;
            received += line.Received;
        }

        var charges = Money.RoundedHalfAway(order.Header.ShippingHandling, currency)
            + Money.RoundedHalfAway(order.Header.ShippingHandlingTax, currency);
        return new OrderTotals(Money.Exactly(goods, currency), charges, ordered, received);
    }

    /// <summary>Quantity times price, half a minor unit rounded away from zero.</summary>
    public static decimal LineTotal(OrderLine line, int minorUnits) =>
        Math.Round(line.Ordered * line.CostPrice, minorUnits, MidpointRounding.AwayFromZero);
}
