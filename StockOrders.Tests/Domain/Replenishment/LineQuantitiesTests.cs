using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class LineQuantitiesTests
{
    private static readonly OrderingTerms Up = OrderingTerms.Standard;
    private static readonly OrderingTerms Down = Up with { Round = UomRound.Down };

    [Theory]
    [InlineData("Up", true, 50)]
    [InlineData("Down", true, 40)]
    [InlineData("Off", true, 45)]
    [InlineData("Up", false, 45)]
    public void Forty_five_in_tens(string round, bool inMultiples, decimal ordered) => Assert.Equal(
        ordered, One(Need(45, multiple: 10), new OrderingTerms(inMultiples, Enum.Parse<UomRound>(round))).Ordered);

    [Fact]
    public void A_changed_quantity_says_why()
    {
        Assert.Equal(["45 needed, 50 ordered: in multiples of 10, rounded up."], One(Need(45, multiple: 10), Up).Messages.ToArray());
        Assert.Equal(["45 needed, 40 ordered: in multiples of 10, rounded down."], One(Need(45, multiple: 10), Down).Messages.ToArray());
        Assert.Equal(["3 needed, 24 ordered: the minimum is 24."], One(Need(3, minimum: 24), Up).Messages.ToArray());
        Assert.Equal(["12.5 needed, 13 ordered: whole units."], One(Need(12.5m), Up).Messages.ToArray());
        Assert.Empty(One(Need(50, minimum: 10, multiple: 10), Up).Messages);
    }

    [Fact]
    public void A_need_that_is_whole_but_for_the_dust_of_a_division_is_not_said_to_be_changed()
    {
        var ordered = One(Need(30.0000001m, multiple: 6), Up);

        Assert.Equal(30, ordered.Ordered);
        Assert.Empty(ordered.Messages);
        Assert.Equal("30", Need(30.0000001m).Stated.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_need_below_one_multiple_comes_to_nothing_rounded_down_and_to_the_minimum_where_there_is_one()
    {
        Assert.Equal(0, One(Need(3, multiple: 5), Down).Ordered);
        Assert.Equal(10, One(Need(3, minimum: 10, multiple: 5), Down).Ordered);
    }

    [Fact]
    public void Variants_of_a_product_reach_its_minimum_together_by_need()
    {
        var ordered = LineQuantities.Of(
            [Need(30, minimum: 100) with { Product = "shirt" }, Need(10, minimum: 100) with { Product = "shirt" }, Need(7, minimum: 20)],
            Up with { Moq = MoqScope.Product });

        Assert.Equal([75, 25, 20], ordered.Select(line => line.Ordered));
        Assert.Equal(["30 needed, 75 ordered: the product's minimum is shared by need."], ordered[0].Messages.ToArray());
    }

    [Fact]
    public void A_product_that_reaches_its_minimum_is_left_as_it_is() => Assert.Equal(
        [60, 50],
        LineQuantities.Of(
            [Need(60, minimum: 100) with { Product = "shirt" }, Need(50, minimum: 100) with { Product = "shirt" }], Up with { Moq = MoqScope.Product })
            .Select(line => line.Ordered));

    [Fact]
    public void A_minimum_that_is_the_orders_changes_no_line() => Assert.Equal(3, One(Need(3, minimum: 100), Up with { Moq = MoqScope.Order }).Ordered);

    [Theory]
    [InlineData(100, 45)]
    [InlineData(47, 40)] // 50 are not there, and 45 is no multiple
    [InlineData(12, 10)]
    [InlineData(4, 0)]
    [InlineData(0, 0)]
    public void What_is_not_there_is_not_ordered(decimal atMost, decimal ordered)
    {
        var line = One(Need(45, multiple: atMost == 100 ? 1 : 10) with { AtMost = atMost, IsMoved = true }, Up);

        Assert.Equal(ordered, line.Ordered);
        Assert.Equal(ordered < 45, line.Messages.Any(message => message.Contains($" {atMost} can be spared", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rounding_keeps_its_promises() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Needs, Terms, (need, terms) =>
    {
        var line = One(need, terms);
        var inMultiples = terms is { InMultiples: true, Round: not UomRound.Off };
        var step = OrderQuantity.StepOf(inMultiples ? need.Multiple : null, need.UnitDecimals);
        var minimum = terms.Moq == MoqScope.Order ? 0 : need.Minimum ?? 0;
        var isRoundedDown = inMultiples && terms.Round == UomRound.Down;
        var least = Math.Max(isRoundedDown ? 0 : need.Needed, minimum);

        Assert.Equal(0, line.Ordered % step);
        Assert.True(Quantities.HasAtMost(line.Ordered, need.UnitDecimals));
        if (inMultiples && need.Multiple is > 0)
            Assert.Equal(0, line.Ordered % need.Multiple.Value);
        if (need.Needed == 0)
            Assert.Equal((0m, true), (line.Ordered, line.Messages.IsEmpty));
        else
            Assert.InRange(line.Ordered, least, Math.Max(least + step - 0.0001m, isRoundedDown ? need.Needed : 0));
        Assert.Equal(line.Ordered != need.Needed, !line.Messages.IsEmpty);
    }));

    [Fact]
    public void Products_reach_their_minimum_and_no_line_falls_below_its_own_rounding() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Gen.ListOf(Needs.Generator).ToArbitrary(), Terms, (lines, terms) =>
        {
            LineNeed[] needs = [.. lines.Select((need, index) => need with { Product = $"p{index % 3}" })];
            var apart = LineQuantities.Of(needs, terms with { Moq = MoqScope.Order });
            var together = LineQuantities.Of(needs, terms with { Moq = MoqScope.Product });
            foreach (var product in Enumerable.Range(0, needs.Length).Where(index => needs[index].Needed > 0).GroupBy(index => needs[index].Product))
            {
                Assert.True(product.Sum(index => together[index].Ordered) >= product.Max(index => needs[index].Minimum ?? 0));
                Assert.All(product, index => Assert.True(together[index].Ordered >= apart[index].Ordered));
            }
        }));

    private static Arbitrary<LineNeed> Needs => (
        from needed in Gen.Choose(0, 5_000)
        from fraction in Gen.Elements(1m, 1m, 10m, 3m, 7m)
        from minimum in Gen.Elements<decimal?>(null, 0, 1, 12, 100, 2_500)
        from multiple in Gen.Elements<decimal?>(null, 0, 1, 6, 10, 2.5m, 0.4m, 144)
        from decimals in Gen.Elements(0, 0, 1, 4)
        select new LineNeed(Some.Bolt, null, decimal.Round(needed / fraction, 4), minimum, multiple, decimals)).ToArbitrary();

    private static Arbitrary<OrderingTerms> Terms => (
        from inMultiples in Gen.Elements(true, true, false)
        from round in Gen.Elements(UomRound.Up, UomRound.Down, UomRound.Off)
        from moq in Gen.Elements(MoqScope.Variant, MoqScope.Order)
        select new OrderingTerms(inMultiples, round, moq)).ToArbitrary();

    private static LineNeed Need(decimal needed, decimal? minimum = null, decimal? multiple = null) => new(Some.Bolt, null, needed, minimum, multiple, 0);

    private static LineQuantity One(LineNeed need, OrderingTerms terms) => LineQuantities.Of([need], terms)[0];
}
