using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;

namespace StockOrders.Tests.Domain.Pricing;

public sealed class DiscountTests
{
    [Fact]
    public void A_line_without_a_discount_of_its_own_has_the_orders()
    {
        var lines = Priced(new DiscountTerms(Default: 10), Some.Line(10, 5), Some.Line(10, 5, Some.Nut) with { Discount = 25 });

        Assert.Equal((45m, 10m), (lines[0].Amounts.Net, lines[0].DiscountPercent));
        Assert.Equal((37.5m, 25m), (lines[1].Amounts.Net, lines[1].DiscountPercent));
    }

    [Fact]
    public void A_line_may_have_none_where_the_order_has_one() =>
        Assert.Equal(50, Priced(new DiscountTerms(Default: 10), Some.Line(10, 5) with { Discount = 0 })[0].Amounts.Net);

    [Fact]
    public void Disabled_it_stands_there_and_does_not_count()
    {
        var line = Priced(new DiscountTerms(Enabled: false, Default: 10), Some.Line(10, 5))[0];

        Assert.Equal((50m, 10m), (line.Amounts.Net, line.DiscountPercent));
    }

    [Theory]
    [InlineData(null, 0, null, false)]
    [InlineData(null, 5, null, true)]
    [InlineData(null, 0, 5, true)]
    [InlineData(null, 0, 0, false)]
    [InlineData(false, 5, 5, false)]
    [InlineData(true, 0, null, true)]
    public void It_is_enabled_where_someone_said_so_or_gave_one(bool? said, int standard, int? own, bool enabled) =>
        Assert.Equal(enabled, new DiscountTerms(said, standard).IsEnabled([Some.Line() with { Discount = own }]));

    // 12.5 % off 9.99 is 8.74125: an invoice has four digits at most for a price.
    [Fact]
    public void An_invoice_states_the_price_less_discount_to_four_digits() =>
        Assert.Equal(8.7413m, new DiscountTerms(Default: 12.5m).InvoicePrice(Some.Line(1, 9.99m)));

    [Fact]
    public void Tax_is_taken_of_what_is_left()
    {
        var amounts = Priced(new DiscountTerms(Default: 10), Some.Line(3, 3.33m) with { Tax = 20 })[0].Amounts;

        Assert.Equal((9.99m, 1m, 8.99m, 1.8m, 10.79m), (amounts.Gross, amounts.Discount, amounts.Net, amounts.Tax, amounts.Total));
    }

    private static IReadOnlyList<PricedLine> Priced(DiscountTerms discounts, params OrderLine[] lines) =>
        PricedLine.AllOf(Some.Header with { Discounts = discounts }, [.. lines]);
}
