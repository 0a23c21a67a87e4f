using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class OrderFillingTests
{
    private static readonly VendorOffer Offer = new() { Vendor = VendorId.From("v1"), CostPrice = 1 };

    [Fact]
    public void Lines_last_equally_long_when_filled()
    {
        var (lines, isEnough) = Fill(100, (10, 2, 0, null, 1), (10, 1, 10, null, 1));

        // 26 days: 2 a day from nothing, 1 a day with ten there.
        Assert.True(isEnough);
        Assert.Equal(100, lines.Sum(line => line.Ordered));
        Assert.InRange(Math.Abs((lines[0].Ordered / 2) - (lines[1].Ordered + 10)), 0, 1);
    }

    [Fact]
    public void What_is_not_sold_stays_as_it_is_and_what_has_a_most_stops_there()
    {
        var (lines, isEnough) = Fill(50, (10, 0, 0, null, 1), (5, 1, 0, 12, 1), (5, 1, 0, null, 1));

        Assert.True(isEnough);
        Assert.Equal([10m, 12m, 28m], lines.Select(line => line.Ordered));
    }

    [Fact]
    public void As_full_as_it_can_be_where_that_is_not_enough()
    {
        var (lines, isEnough) = Fill(10_000, (5, 1, 0, 12, 1), (5, 2, 0, null, 10));

        Assert.False(isEnough);
        Assert.Equal([12m, 740m], lines.Select(line => line.Ordered));
    }

    [Fact]
    public void None_falls_none_passes_its_most_all_are_in_multiples_and_enough_is_not_much_more() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Goods(), goods =>
        {
            (decimal, decimal, decimal, decimal?, decimal)[] each =
                [.. goods.Select(one => ((decimal)one.Ordered * one.Case, one.Daily / 2m, (decimal)one.There, one.Most == 0 ? (decimal?)null : (one.Ordered + one.Most) * one.Case, (decimal)one.Case))];
            var least = each.Sum(one => one.Item1) + 50;
            var (lines, isEnough) = Fill(least, each);
            var last = each.Max(one => Math.Max(one.Item5, one.Item2 + one.Item5));
            return lines.Zip(each).All(pair => pair.First.Ordered >= pair.Second.Item1
                    && pair.First.Ordered % pair.Second.Item5 == 0
                    && (pair.Second.Item4 is not { } most || pair.First.Ordered <= most))
                && isEnough == (lines.Sum(line => line.Ordered) >= least)
                && (!isEnough || lines.Sum(line => line.Ordered) < least + last);
        }));

    private static (ImmutableArray<OrderLine> Lines, bool IsEnough) Fill(
        decimal units, params (decimal Ordered, decimal Daily, decimal There, decimal? Most, decimal Case)[] goods)
    {
        ImmutableArray<OrderLine> lines = [.. goods.Select((one, index) => Some.Line(one.Ordered, 1, VariantId.From($"v{index}")) with { UomOrdering = one.Case })];
        Cover[] covers = [.. goods.Select(one => new Cover(one.Daily, one.There, one.Most, Offer))];
        return OrderFilling.Of(lines, covers, OrderingTerms.Standard, filled => filled.Sum(line => line.Ordered) >= units);
    }

    private sealed record Good(int Ordered, int Daily, int There, int Most, int Case);

    private static Arbitrary<Good[]> Goods() => Arb.From(
        (from ordered in Gen.Choose(1, 20)
         from daily in Gen.Choose(0, 10)
         from there in Gen.Choose(0, 30)
         from most in Gen.Choose(0, 40)
         from size in Gen.Choose(1, 6)
         select new Good(ordered, daily, there, most, size)).NonEmptyListOf().Select(goods => goods.Take(8).ToArray()));
}
