using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Orders;

public sealed class OrderTotalsTests
{
    [Fact]
    public void The_total_is_the_sum_of_rounded_lines_and_charges()
    {
        var header = Some.Header with { ShippingHandling = 10, ShippingHandlingTax = 2.5m };
        var lines = new[] { Some.Line(1, 0.125m), Some.Line(1, 0.125m, Some.Nut) };

        var totals = OrderTotals.Of(new Story().Do(Some.Create(lines) with { Header = header }).Order);

        Assert.Equal((0.26m, 12.76m), (totals.Goods.Amount, totals.Total));
    }

    [Fact]
    public void A_currency_without_minor_units_is_rounded_to_whole_ones()
    {
        var create = Some.Create(Some.Line(3, 33.5m)) with { Header = Some.Header with { Currency = Currency.Of("JPY") } };

        Assert.Equal(101, OrderTotals.Of(new Story().Do(create).Order).Total);
    }

    [Fact]
    public void Quantities_are_summed_as_ordered_and_received()
    {
        var totals = OrderTotals.Of(Given.Received(480).Order);

        Assert.Equal((500m, 480m), (totals.Ordered, totals.Received));
    }
}
