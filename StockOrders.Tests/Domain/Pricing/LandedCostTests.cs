using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Pricing;

public sealed class LandedCostTests
{
    [Theory]
    [InlineData(nameof(ShippingAllocation.Quantity), "1.00 9.00")]
    [InlineData(nameof(ShippingAllocation.Value), "5.26 4.74")]
    [InlineData(nameof(ShippingAllocation.Volume), "6.67 3.33")]
    public void Shipping_is_shared_by_quantity_value_or_volume(string by, string shares)
    {
        var lines = Priced(10, Enum.Parse<ShippingAllocation>(by), Some.Line(1, 10) with { Cbm = 9 }, Some.Line(9, 1, Some.Nut) with { Cbm = 0.5m });

        Assert.Equal(shares, string.Join(' ', lines.Select(line => line.ShippingShare.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(nameof(ShippingAllocation.Value))]
    [InlineData(nameof(ShippingAllocation.Volume))]
    public void Where_nothing_has_a_value_or_a_volume_quantities_decide(string by)
    {
        var lines = Priced(10, Enum.Parse<ShippingAllocation>(by), Some.Line(1, 0), Some.Line(3, 0, Some.Nut));

        Assert.Equal([2.5m, 7.5m], lines.Select(line => line.ShippingShare));
    }

    [Fact]
    public void A_penny_that_is_left_over_goes_to_the_earlier_of_equals()
    {
        var lines = Priced(0.1m, ShippingAllocation.Quantity, Some.Line(1), Some.Line(1, 1, Some.Nut), Some.Line(1, 1, VariantId.From("c20_125")));

        Assert.Equal([0.04m, 0.03m, 0.03m], lines.Select(line => line.ShippingShare));
    }

    [Fact]
    public void A_unit_lands_at_its_price_less_discount_and_its_share_without_tax()
    {
        var line = Priced(6, ShippingAllocation.Quantity, Some.Line(4, 10) with { Discount = 10, Tax = 20 })[0];

        Assert.Equal((42m, 10.5m), (line.LandedCost, line.LandingPrice));
    }

    [Fact]
    public void The_price_a_client_set_stands()
    {
        var line = Priced(6, ShippingAllocation.Quantity, Some.Line(4, 10) with { LandingCostPrice = 99 })[0];

        Assert.Equal((99m, 46m), (line.LandingPrice, line.LandedCost));
    }

    private static IReadOnlyList<PricedLine> Priced(decimal shipping, ShippingAllocation by, params OrderLine[] lines) =>
        PricedLine.AllOf(Some.Header with { ShippingHandling = shipping, ShippingAllocation = by }, [.. lines]);
}
