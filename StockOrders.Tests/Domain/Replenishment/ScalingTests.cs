using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class ScalingTests
{
    private static readonly OrderLine[] Lines =
        [Some.Line(30, 2) with { UomOrdering = 10, VendorPackaging = 100 }, Some.Line(10, 5, Some.Nut) with { VendorPackaging = 60 }];

    private static readonly OrderHeader PerOrder = Some.Header with { Ordering = OrderingTerms.Standard with { Moq = MoqScope.Order } };

    [Fact]
    public void The_largest_minimum_of_the_lines_is_the_orders_where_it_is_meant_so()
    {
        Assert.Equal(new MoqShortfall(MinimumKind.Quantity, 100, 40, 2.5m), OrderMinimum.Shortfall(PerOrder, Lines));
        Assert.Null(OrderMinimum.Shortfall(Some.Header, Lines));
        Assert.Equal(60, OrderMinimum.Shortfall(Some.Header with { MinQuantity = 60 }, Lines)!.Minimum);
    }

    [Fact]
    public void Of_two_minimums_the_one_that_takes_more_counts()
    {
        var shortfalls = OrderMinimum.Shortfalls(PerOrder with { MinBudget = 1_000 }, Lines);

        Assert.Equal(2, shortfalls.Length);
        Assert.Equal(new MoqShortfall(MinimumKind.Value, 1_000, 110, 9.0910m), OrderMinimum.Shortfall(PerOrder with { MinBudget = 1_000 }, Lines));
        Assert.Equal("110.00 GBP is below the vendor's minimum order value of 1,000.00 GBP.", shortfalls[0].Message(Some.Pounds));
        Assert.Equal("40 ordered is below the minimum order quantity of 100.", shortfalls[1].Message(Some.Pounds));
    }

    [Fact]
    public void Scaled_lines_keep_their_proportion_and_their_multiples() => Assert.Equal(
        [80, 25],
        Scaling.Of(PerOrder, Lines).Value.Select(line => line.Ordered));

    [Fact]
    public void What_reaches_its_minimum_is_not_scaled() => Assert.Empty(Scaling.Of(Some.Header, Lines).Value);

    [Fact]
    public void What_costs_nothing_reaches_no_value()
    {
        var refused = Scaling.Of(Some.Header with { MinBudget = 100 }, [Some.Line(5, 0)]);

        Assert.Equal("cannot_scale", refused.Refusals.Single().Code);
    }

    [Fact]
    public void More_than_can_be_ordered_is_not_scaled_to() => Assert.Equal(
        "cannot_scale",
        Scaling.Of(Some.Header with { MinBudget = 1_000_000 }, [Some.Line(1, 0.0001m)]).Refusals.Single().Code);

    [Fact]
    public void Scaling_reaches_the_minimum_in_proportion_up_to_a_multiple() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Orders, Gen.Choose(1, 3_000_000).ToArbitrary(), (lines, hundredths) =>
        {
            foreach (var header in new[] { Some.Header with { MinQuantity = hundredths }, Some.Header with { MinBudget = hundredths / 100m } })
            {
                if (OrderMinimum.Shortfall(header, lines) is not { } shortfall)
                    continue;

                var scaled = Apply(lines, Scaling.Of(header, lines).Value);
                var factor = shortfall.Minimum / shortfall.Total;

                Assert.Null(OrderMinimum.Shortfall(header, scaled));
                foreach (var (line, before) in scaled.Zip(lines))
                {
                    var step = OrderQuantity.StepOf(before.UomOrdering, before.UnitDecimals);
                    Assert.True(line.Ordered >= before.Ordered);
                    Assert.Equal(0, (line.Ordered - before.Ordered) % step);
                    if (before.CostPrice > 0 || shortfall.Kind == MinimumKind.Quantity)
                        Assert.InRange(line.Ordered, (before.Ordered * factor * 0.999m) - step, (before.Ordered * factor * 1.02m) + step);
                }
            }
        }));

    private static Arbitrary<OrderLine[]> Orders => Gen.NonEmptyListOf(
        from multiple in Gen.Elements<decimal?>(null, 1, 6, 10)
        from times in Gen.Choose(1, 400)
        from price in Gen.Elements(1m, 0.5m, 12.3456m, 99.99m)
        select Some.Line((multiple ?? 1) * times, price) with { UomOrdering = multiple })
        .Select(lines => lines.Select((line, index) => line with { Variant = VariantId.From($"v{index}") }).ToArray()).ToArbitrary();

    private static OrderLine[] Apply(OrderLine[] lines, ImmutableArray<OrderLine> changed)
    {
        var by = changed.ToDictionary(line => line.Variant);
        return [.. lines.Select(line => by.GetValueOrDefault(line.Variant, line))];
    }
}
