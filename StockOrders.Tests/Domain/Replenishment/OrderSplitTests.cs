using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class OrderSplitTests
{
    [Theory]
    [InlineData("30", 12, "12|12|6")]
    [InlineData("5,5,5", 12, "5,5|5")] // A line is not torn where it fits an order of its own.
    [InlineData("5,20", 12, "5,7|12|1")]
    [InlineData("12,12", 24, "12,12")]
    [InlineData("7", 0, "7")]
    public void No_order_has_more_than_the_vendor_takes(string lines, int most, string orders) => Assert.Equal(
        orders,
        string.Join('|', OrderSplit.Of(Lines(1, [.. lines.Split(',').Select(int.Parse)]), most, OrderingTerms.Standard).Orders
            .Select(order => string.Join(',', order.Select(line => line.Ordered.ToString("0", null))))));

    [Fact]
    public void What_fits_no_ten_orders_or_no_case_is_left_over_and_said()
    {
        Assert.True(OrderSplit.Of(Lines(1, 121), 12, OrderingTerms.Standard) is { IsCut: true, Orders.Length: 10 });
        Assert.True(OrderSplit.Of(Lines(20, 40), 12, OrderingTerms.Standard) is { IsCut: true, Orders.IsEmpty: true });
    }

    [Fact]
    public void Parts_sum_to_the_whole_where_nothing_is_cut() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(1, 40).NonEmptyListOf().Select(list => list.Take(9).ToArray()).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (quantities, most) =>
        {
            var lines = Lines(1, quantities);
            var (orders, isCut) = OrderSplit.Of(lines, most, OrderingTerms.Standard);
            var sum = orders.Sum(order => order.Sum(line => line.Ordered));
            return orders.All(order => order.Sum(line => line.Ordered) <= most && order.Select(line => line.Variant).Distinct().Count() == order.Length)
                && (isCut ? sum < lines.Sum(line => line.Ordered) : sum == lines.Sum(line => line.Ordered));
        }));

    private static ImmutableArray<OrderLine> Lines(decimal size, params int[] quantities) =>
        [.. quantities.Select((quantity, index) => Some.Line(quantity, 1, VariantId.From($"v{index}")) with { UomOrdering = size })];
}
