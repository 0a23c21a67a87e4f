using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Suppliers;

public sealed class LeadTimesTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Fact]
    public void All_at_once_is_the_days_from_sent_to_there() => Assert.Equal(14, Days(Given.Sent(Some.Line(500)), (14, 500)));

    [Fact]
    public void Partial_deliveries_are_weighted_by_what_came_with_each() => Assert.Equal(14, Days(Given.Sent(Some.Line(500)), (10, 300), (20, 500)));

    [Fact]
    public void A_correction_takes_back_what_came_last() =>
        Assert.Equal(16, Days(Given.Sent(Some.Line(500)), (10, 300), (20, 500), (21, 400), (30, 500)));

    [Fact]
    public void A_correction_to_nothing_leaves_nothing_of_what_came_before() =>
        Assert.Equal(30, Days(Given.Sent(Some.Line(500)), (10, 500), (11, 0), (30, 500)));

    [Fact]
    public void While_goods_are_waited_for_nothing_is_measured()
    {
        Assert.Null(Days(Given.Sent(Some.Line(500)), (10, 499)));
        Assert.Null(Days(Given.Sent(Some.Line(500)), (10, 500), (11, 0)));
        Assert.Null(Days(Given.Sent(Some.Line(500))));
    }

    [Fact]
    public void Closed_short_counts_what_came_and_closed_without_anything_counts_not_at_all()
    {
        Assert.Equal(10, Days(Given.Sent(Some.Line(500)), [(10, 400)], new OrderCommand.Close(Remainder.Drop)));
        Assert.Null(Days(Given.Sent(Some.Line(500)), [], new OrderCommand.Close(Remainder.Drop)));
        Assert.Null(Days(Given.Sent(Some.Line(500)), [(10, 400), (11, 0)], new OrderCommand.Close(Remainder.Drop)));
    }

    [Fact]
    public void Transfers_tell_nothing_of_vendors()
    {
        var story = Given.SentTransfer().After(TimeSpan.FromDays(3)).Do(Given.Receive(10));

        Assert.Null(Observed(story));
        Assert.DoesNotContain(story.LastEffects, effect => effect is Effect.MeasureLeadTime);
    }

    /// <summary>23:30 in London on 1 May is 22:30 UTC: the order is sent on the 1st and came on the 2nd, though 40 minutes lie between.</summary>
    [Fact]
    public void Days_are_the_accounts()
    {
        var story = new Story { Now = new DateTimeOffset(2026, 5, 1, 22, 30, 0, TimeSpan.Zero) }
            .Do(Some.Create(Some.Line(5)), new OrderCommand.Submit(), new OrderCommand.RouteForApproval(), new OrderCommand.Send())
            .After(TimeSpan.FromMinutes(40)).Do(Given.Receive(5));

        Assert.Equal(new LeadTimeObservation(Some.Id, new DateOnly(2026, 5, 1), 1), Observed(story));
    }

    [Fact]
    public void An_order_that_was_changed_and_sent_again_counts_from_the_first_time()
    {
        var story = Given.Sent(Some.Line(5)).After(TimeSpan.FromDays(4));
        var first = story.Order.Dispatch!.SentAt;

        story.Do(new OrderCommand.ChangeLines([Some.Line(6)], []), new OrderCommand.Submit(), new OrderCommand.RouteForApproval(), new OrderCommand.Send());

        Assert.Equal((first, story.Now), (story.Order.Dispatch!.FirstSentAt, story.Order.Dispatch.SentAt));
    }

    [Fact]
    public void It_is_seen_anew_when_the_last_goods_came_when_that_is_corrected_and_when_the_rest_is_given_up()
    {
        var story = Given.Sent(Some.Line(500)).Do(Given.Receive(300));
        Assert.Empty(Measured(story));

        Assert.Equal(new Effect.MeasureLeadTime($"{Some.Id}.{story.Timeline.Count + 1}.LeadTime", Some.Id, VendorId.From("vendor_1")), Assert.Single(Measured(story.Do(Given.Receive(500)))));
        Assert.Single(Measured(story.Do(Given.Receive(0))));
        Assert.Empty(Measured(story.Do(Given.Receive(400))));
        Assert.Single(Measured(story.Do(new OrderCommand.Close(Remainder.Drop))));
        Assert.Empty(Measured(Given.Closed()));
        Assert.Empty(Measured(Given.Sent().Do(new OrderCommand.Close(Remainder.Drop))));
    }

    [Fact]
    public void Mean_and_deviation_are_those_of_a_sample()
    {
        var measured = LeadTimes.Measured([Took(1, 10), Took(2, 14), Took(3, 15)])!;

        Assert.Equal((3, 13.0, 2.6458), (measured.Orders, measured.Mean, measured.Deviation));
        Assert.Equal((new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 4)), (measured.First, measured.Last));
        Assert.Null(LeadTimes.Measured([Took(1, 10), Took(2, 14)]));
    }

    [Fact]
    public void Only_the_newest_are_kept()
    {
        var kept = Enumerable.Range(1, 70).Reverse().Aggregate(
            ImmutableArray<LeadTimeObservation>.Empty, (known, order) => LeadTimes.With(known, Id(order), Took(order, order)));

        Assert.Equal(Enumerable.Range(21, 50), kept.Select(one => (int)one.Days).Order());
    }

    /// <summary>Effects come doubled and late: what is kept hangs on the last word about each order and on nothing else.</summary>
    [Fact]
    public void Said_twice_or_in_another_order_it_comes_to_the_same() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        (from order in Gen.Choose(1, 9) from took in Gen.Choose(-3, 20) select (order, Took: took)).ListOf().ToArbitrary(),
        said =>
        {
            var last = said.GroupBy(one => one.order).Select(order => order.Last()).ToList();
            var once = last.OrderBy(one => one.Took).Aggregate(ImmutableArray<LeadTimeObservation>.Empty, Say);
            var doubled = said.SelectMany(one => new[] { one, one }).Aggregate(ImmutableArray<LeadTimeObservation>.Empty, Say);

            return once.SequenceEqual(doubled) && once.Length == last.Count(one => one.Took >= 0);
        }));

    private static ImmutableArray<LeadTimeObservation> Say(ImmutableArray<LeadTimeObservation> known, (int Order, int Took) said) =>
        LeadTimes.With(known, Id(said.Order), said.Took < 0 ? null : Took(said.Order, said.Took));

    private static LeadTimeObservation Took(int order, decimal days) => new(Id(order), new DateOnly(2026, 1, 1).AddDays(order), days);

    private static OrderId Id(int order) => OrderId.From(order.ToString("x24", System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<Effect> Measured(Story story) => story.LastEffects.Where(effect => effect is Effect.MeasureLeadTime);

    private static LeadTimeObservation? Observed(Story story) => LeadTimes.Observed(story.Order, story.Order.Dispatch!.SentAt, London);

    private static decimal? Days(Story story, params (int Day, decimal Total)[] deliveries) => Days(story, deliveries, null);

    private static decimal? Days(Story story, (int Day, decimal Total)[] deliveries, OrderCommand? then)
    {
        var sent = story.Now;
        foreach (var (day, total) in deliveries)
        {
            story.Now = sent + TimeSpan.FromDays(day);
            story.Do(Given.Receive(total));
        }

        if (then is not null)
            story.Do(then);
        return Observed(story)?.Days;
    }
}
