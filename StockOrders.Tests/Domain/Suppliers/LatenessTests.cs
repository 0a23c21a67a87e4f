using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Suppliers;

public sealed class LatenessTests
{
    private static readonly OrderCommand Act = new OrderCommand.ActOnDeadline();
    private static readonly DateOnly Expected = DateOnly.FromDateTime(Some.Morning.UtcDateTime).AddDays(14);

    [Fact]
    public void The_day_expected_ends_at_midnight_of_the_account_and_not_a_moment_before()
    {
        var story = Confirmed();
        var end = ClockDays.StartOf(Expected.AddDays(1), Some.Settings.TimeZone);
        story.Now = end.AddTicks(-1);
        Assert.Empty(story.Try(Act).Value);

        story.Now = end;
        story.Do(Act);

        Assert.Equal(new OrderEvent.Delayed(Expected, "sales@wonka.example"), Assert.Single(story.Last));
        Assert.Equal((Stage.Delayed, "open"), (story.Order.Stage, StageStatus.Of(story.Order.Stage)));
    }

    [Theory]
    [InlineData("2026-03-29", "Europe/London", "2026-03-28T00:00Z", "2026-03-29T00:00Z")]
    [InlineData("2026-03-30", "Europe/London", "2026-03-29T00:00Z", "2026-03-29T23:00Z")]
    [InlineData("2026-10-26", "Europe/London", "2026-10-24T23:00Z", "2026-10-26T00:00Z")]
    [InlineData("2026-09-06", "America/Santiago", "2026-09-05T04:00Z", "2026-09-06T04:00Z")]
    [InlineData("2026-04-05", "America/Santiago", "2026-04-04T03:00Z", "2026-04-05T04:00Z")]
    [InlineData("2026-11-01", "America/Havana", "2026-10-31T04:00Z", "2026-11-01T04:00Z")]
    [InlineData("2026-05-01", "Pacific/Kiritimati", "2026-04-29T10:00Z", "2026-04-30T10:00Z")]
    public void A_day_begins_where_its_zone_says_although_clocks_change(string day, string zone, string dayBefore, string start)
    {
        var at = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(start, ClockDays.StartOf(at, zone).ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(dayBefore, ClockDays.StartOf(at.AddDays(-1), zone).ToString("yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(at, ClockDays.DayOf(ClockDays.StartOf(at, zone), zone));
        Assert.Equal(at.AddDays(-1), ClockDays.DayOf(ClockDays.StartOf(at, zone).AddTicks(-1), zone));
    }

    [Fact]
    public void A_late_order_is_asked_about_twice_more_and_then_a_person_is_told()
    {
        var story = Late();
        var since = story.Now;
        var seen = new List<(double Days, string Event)>();
        while (Deadlines.Next(story.Order) is { } next)
        {
            story.Now = next;
            story.Do(Act);
            seen.Add(((next - since).TotalDays, Assert.Single(story.Last).GetType().Name));
        }

        Assert.Equal([(2, nameof(OrderEvent.DelayChased)), (5, nameof(OrderEvent.DelayChased)), (6, nameof(OrderEvent.DelayUnanswered))], seen);
    }

    [Fact]
    public void The_supplier_names_a_new_day_and_the_order_is_waited_for_until_that_one_passes()
    {
        var story = Late();
        var day = Expected.AddDays(7);
        story.Do(new OrderCommand.Confirm("sales@wonka.example", "The ship is late.", Expected: day));

        Assert.Equal((Stage.Confirmed, day, null), (story.Order.Stage, story.Order.Header.ExpectedDate, story.Order.Delay));
        Assert.Equal(ClockDays.StartOf(day.AddDays(1), Some.Settings.TimeZone), Deadlines.Next(story.Order));
        story.Now = Deadlines.Next(story.Order)!.Value;
        Assert.Equal(Stage.Delayed, story.Do(Act).Order.Stage);
    }

    [Fact]
    public void The_buyer_sets_a_new_day_and_the_order_is_late_no_more()
    {
        var story = Late();
        story.Do(new OrderCommand.ChangeHeader(story.Order.Header with { ExpectedDate = Expected.AddDays(3) }));

        Assert.Equal((Stage.Confirmed, null), (story.Order.Stage, story.Order.Delay));
        Assert.Contains(EffectsOfEvents.Of(story.Order, story.Timeline[^1], Some.Settings), effect => effect is Effect.WakeLifecycle);
    }

    [Fact]
    public void An_order_of_which_some_goods_are_there_stays_receiving_and_is_marked_late()
    {
        var story = Given.Sent();
        story.Do(new OrderCommand.ChangeHeader(story.Order.Header with { ExpectedDate = Expected }));
        story.Do(new OrderCommand.Receive([new NewTotal(story.Order.Lines[0].Variant, 1)]));
        story.Now = Deadlines.Next(story.Order)!.Value;
        story.Do(Act);

        Assert.Equal((Stage.Receiving, Expected), (story.Order.Stage, story.Order.Delay!.Expected));
    }

    [Fact]
    public void All_goods_that_come_late_end_it()
    {
        var story = Late();
        story.Do(new OrderCommand.Receive([.. story.Order.Lines.Select(line => new NewTotal(line.Variant, line.Ordered))]));

        Assert.Equal((Stage.Received, null), (story.Order.Stage, story.Order.Delay));
        Assert.Null(Deadlines.Next(story.Order));
    }

    [Fact]
    public void Goods_taken_back_off_a_late_order_leave_it_late()
    {
        var story = Late();
        var line = story.Order.Lines[0].Variant;
        story.Do(new OrderCommand.Receive([new NewTotal(line, 1)]));
        story.Do(new OrderCommand.Receive([new NewTotal(line, 0)]));

        Assert.Equal(Stage.Delayed, story.Order.Stage);
    }

    [Fact]
    public void An_unconfirmed_order_that_is_late_still_counts_as_unconfirmed()
    {
        var story = Given.Sent();
        story.Do(new OrderCommand.ChangeHeader(story.Order.Header with { ExpectedDate = DateOnly.FromDateTime(Some.Morning.UtcDateTime) }));
        story.After(TimeSpan.FromHours(40)).Do(Act);

        Assert.Equal(Stage.Delayed, story.Order.Stage);
        Assert.True(Chasing.IsUnconfirmed(story.Order));
        Assert.Equal(Stage.Delayed, story.Do(new OrderCommand.Confirm("supplier")).Order.Stage);
    }

    [Fact]
    public void Without_an_expected_day_nothing_is_late() =>
        Assert.Null(Deadlines.Next(Given.Confirmed().Order));

    private static Story Confirmed()
    {
        var story = Given.Confirmed();
        return story.Do(new OrderCommand.ChangeHeader(story.Order.Header with { ExpectedDate = Expected }));
    }

    private static Story Late()
    {
        var story = Confirmed();
        story.Now = Deadlines.Next(story.Order)!.Value;
        return story.Do(Act);
    }
}
