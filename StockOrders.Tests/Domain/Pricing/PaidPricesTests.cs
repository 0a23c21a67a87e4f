using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Pricing;

public sealed class PaidPricesTests
{
    [Fact]
    public void An_order_that_was_sent_tells_its_prices_less_discount()
    {
        var story = Given.Sent(Some.Line(10, 4.20m), Some.Line(3, 5, Some.Nut) with { Discount = 12.5m });

        Assert.Equal(
            [new PaidPrice(Some.Bolt, 4.20m, "GBP", Some.Morning, Some.Id, "PO-1"), new PaidPrice(Some.Nut, 4.375m, "GBP", Some.Morning, Some.Id, "PO-1")],
            PaidPrices.Observed(story.Order).AsEnumerable());
    }

    [Fact]
    public void Nothing_is_told_by_what_was_not_sent_was_cancelled_or_comes_from_no_vendor()
    {
        Assert.Empty(PaidPrices.Observed(Given.Approved().Order));
        Assert.Empty(PaidPrices.Observed(Given.Sent().Do(new OrderCommand.Cancel()).Order));
        Assert.Empty(PaidPrices.Observed(Given.SentTransfer().Order));
    }

    [Fact]
    public void A_change_that_the_vendor_does_not_know_yet_tells_nothing()
    {
        var story = Given.Sent(Some.Line(10, 4)).Do(new OrderCommand.ChangeLines([Some.Line(10, 9)], []));

        Assert.Equal(4, Assert.Single(PaidPrices.Observed(story.Order)).Price);
    }

    [Fact]
    public void Prices_are_put_down_when_an_order_is_sent_and_again_when_it_is_cancelled()
    {
        Assert.Equal(
            new Effect.RememberPrices($"{Some.Id}.4.Prices", Some.Id, VendorId.From("vendor_1")), Assert.Single(Wanted(Given.Sent())));
        Assert.Single(Wanted(Given.Sent().Do(new OrderCommand.Cancel())));
        Assert.Empty(Wanted(Given.Cancelled()));
        Assert.Empty(Wanted(Given.SentTransfer()));
    }

    [Fact]
    public void A_cancelled_order_leaves_the_price_before_it()
    {
        var (older, newer) = (Paid(1, 4), Paid(2, 9));
        var known = PaidPrices.With([older], newer.Order, [newer]);

        Assert.Equal(9, PaidPrices.Newest(known)[Some.Bolt].Price);
        Assert.Equal(4, PaidPrices.Newest(PaidPrices.With(known, newer.Order, []))[Some.Bolt].Price);
    }

    [Fact]
    public void As_many_variants_are_kept_as_a_page_reads_those_that_were_ordered_last()
    {
        ImmutableArray<PaidPrice> many = [.. Enumerable.Range(1, PaidPrices.KeptVariants + 10).Select(number => Paid(number, number, $"v{number}"))];

        var kept = PaidPrices.With([], OrderId.From("another"), many);

        Assert.Equal(PaidPrices.KeptVariants, kept.Length);
        Assert.Equal(11, kept.Min(paid => paid.Price));
    }

    [Fact]
    public void In_whatever_order_and_however_often_orders_are_put_down_it_comes_to_the_same() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(1, 6)).ToArbitrary(),
        order =>
        {
            ImmutableArray<PaidPrice>[] orders = [.. Enumerable.Range(1, 6).Select(number => ImmutableArray.Create(Paid(number, number, "a"), Paid(number, 10, $"v{number % 3}")))];
            var straight = orders.Aggregate(ImmutableArray<PaidPrice>.Empty, (known, one) => PaidPrices.With(known, one[0].Order, one));
            var muddled = order.Concat([6, 5, 4, 3, 2, 1]).Select(number => orders[number - 1])
                .Aggregate(ImmutableArray<PaidPrice>.Empty, (known, one) => PaidPrices.With(known, one[0].Order, one));
            return PaidPrices.Newest(straight).Values.ToHashSet().SetEquals(PaidPrices.Newest(muddled).Values) && straight.SequenceEqual(muddled);
        }));

    private static PaidPrice Paid(int order, decimal price, string variant = "c20_123") => new(
        VariantId.From(variant), price, "GBP", Some.Morning.AddDays(order), OrderId.From($"{order:x24}"), null);

    private static IEnumerable<Effect> Wanted(Story story) => story.LastEffects.Where(effect => effect is Effect.RememberPrices);
}
