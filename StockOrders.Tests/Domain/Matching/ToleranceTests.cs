using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Matching;
using static System.Globalization.CultureInfo;

namespace StockOrders.Tests.Domain.Matching;

public sealed class ToleranceTests
{
    [Theory]
    [InlineData("0", "0", "0")] // equality
    [InlineData("5", "0", "10")] // only the percentage
    [InlineData("0", "3", "3")] // only the amount
    [InlineData("5", "3", "3")] // the stricter of both
    [InlineData("1", "3", "2")]
    public void A_bound_of_zero_beside_another_is_not_set(string percent, string absolute, string allowed)
    {
        var tolerance = new Tolerance(Number(percent), Number(absolute), Number(percent), Number(absolute));

        Assert.Equal(Number(allowed), tolerance.OfPrice(200));
        Assert.Equal(Number(allowed), tolerance.OfQuantity(200));
    }

    [Fact]
    public void Each_bound_is_included_and_a_hundredth_more_is_not()
    {
        var story = Given.Sent(Some.Line(100, 10)).Do(Given.Receive(100));
        story.Settings = story.Settings with { Tolerance = new Tolerance(2, 0, 2, 0) };

        Assert.Equal(InvoiceStatus.Matched, Match(story, 102, 10));
        Assert.Equal(InvoiceStatus.Blocked, Match(story, 102.0001m, 10));
        Assert.Equal(InvoiceStatus.Matched, Match(story, 100, 10.2m));
        Assert.Equal(InvoiceStatus.Blocked, Match(story, 100, 10.21m));
    }

    [Fact]
    public void A_price_too_high_by_any_amount_is_judged_as_one_too_low_by_it()
    {
        var story = Given.Sent(Some.Line(1, 100)).Do(Given.Receive(1));
        var cents = Gen.Choose(0, 1_000).Select(value => value / 100m);
        var cases = (from percent in cents from absolute in cents from off in cents select (percent, absolute, off)).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases, one =>
        {
            story.Settings = story.Settings with { Tolerance = new Tolerance(one.percent, one.absolute, 0, 0) };
            return Match(story, 1, 100 + one.off) == Match(story, 1, 100 - one.off);
        }));
    }

    private static InvoiceStatus Match(Story story, decimal quantity, decimal price) => ThreeWayMatch.Of(
        story.Order,
        Some.Invoice(quantity, price) with { Total = Math.Round(quantity * price, 2, MidpointRounding.AwayFromZero) },
        story.Settings.Tolerance).Status;

    private static decimal Number(string text) => decimal.Parse(text, InvariantCulture);
}
