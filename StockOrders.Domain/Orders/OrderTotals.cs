namespace StockOrders.Domain.Orders;

/// <summary>What an order comes to, in its own currency and its variants' units.</summary>
/// <param name="Total">Every line rounded at the minor unit, their sum, shipping and its tax.</param>
internal readonly record struct OrderTotals(decimal Total, decimal Ordered, decimal Received)
{
    public static OrderTotals Of(StockOrder order)
    {
        decimal total = order.Header.ShippingHandling + order.Header.ShippingHandlingTax, ordered = 0, received = 0;
        foreach (var line in order.Lines)
        {
            total += LineTotal(line, order.Header.Currency.MinorUnits);
            ordered += line.Ordered;
            received += line.Received;
        }

        return new OrderTotals(total, ordered, received);
    }

    /// <summary>Quantity times price, half a minor unit rounded away from zero.</summary>
    public static decimal LineTotal(OrderLine line, int minorUnits) =>
        Math.Round(line.Ordered * line.CostPrice, minorUnits, MidpointRounding.AwayFromZero);
}
