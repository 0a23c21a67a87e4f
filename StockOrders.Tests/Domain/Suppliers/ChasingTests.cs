using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Tests.Domain.Suppliers;

public sealed class ChasingTests
{
    private static readonly OrderCommand Act = new OrderCommand.ActOnDeadline();

    [Fact]
    public void Silence_is_chased_at_hour_25_again_at_the_further_times_and_then_a_person_is_told()
    {
        var story = Given.Sent();
        var seen = new List<(double Hours, string Event)>();
        while (Deadlines.Next(story.Order) is { } next)
        {
            story.Now = next;
            story.Do(Act);
            seen.AddRange(story.Last.Select(happened => ((next - Some.Morning).TotalHours, happened.GetType().Name)));
        }

        Assert.Equal(
            [(25, nameof(OrderEvent.ConfirmationChased)), (120, nameof(OrderEvent.ConfirmationChased)), (192, nameof(OrderEvent.ConfirmationChased)), (216, nameof(OrderEvent.ConfirmationUnanswered))],
            seen);
        Assert.Equal(Stage.Sent, story.Order.Stage);
        Assert.Empty(story.After(TimeSpan.FromDays(300)).Try(Act).Value);
    }

    [Fact]
    public void A_machine_that_was_off_for_weeks_catches_up_in_order()
    {
        var story = Given.Sent().After(TimeSpan.FromDays(20)).Do(Act);

        Assert.Equal(4, story.Last.Length);
        Assert.IsType<OrderEvent.ConfirmationUnanswered>(story.Last[^1]);
    }

    [Theory]
    [InlineData(25), InlineData(120), InlineData(192), InlineData(216)]
    public void An_answer_after_any_chase_ends_them(int hours)
    {
        foreach (var answer in new OrderCommand[] { new OrderCommand.Confirm("supplier"), new OrderCommand.Decline("supplier"), new OrderCommand.Cancel() })
        {
            var story = Given.Sent().After(TimeSpan.FromHours(hours)).Do(Act).Do(answer);

            Assert.Null(Deadlines.Next(story.Order));
            Assert.False(Chasing.IsUnconfirmed(story.Order));
        }
    }

    [Fact]
    public void A_shipment_that_is_announced_is_an_answer_until_it_is_taken_back()
    {
        var story = Given.Sent();
        story.Do(new OrderCommand.AnnounceShipment("supplier", new ShipmentNotice { Lines = [(story.Line.Variant, 1)] }));
        Assert.Null(Deadlines.Next(story.Order));

        story.Do(new OrderCommand.WithdrawShipment("supplier", 1));
        Assert.Equal(Some.Morning.AddHours(25), Deadlines.Next(story.Order));
    }

    [Fact]
    public void A_vendors_own_times_go_before_those_of_the_account()
    {
        var (due, chase, chases) = ConfirmationTerms.For(Some.Settings, new ConfirmationTerms { Chase = TimeSpan.FromDays(6), Chases = null });

        Assert.Equal((Some.Settings.ConfirmationDue, TimeSpan.FromDays(6)), (due, chase));
        Assert.Equal(TimeSpan.FromDays(8), Assert.Single(chases));
        Assert.Empty(ConfirmationTerms.For(Some.Settings, new ConfirmationTerms { Chases = ImmutableArray<TimeSpan>.Empty }).Chases);
    }

    [Fact]
    public void Confirmed_on_the_phone_with_a_day_the_order_is_expected_then()
    {
        var day = DateOnly.FromDateTime(Some.Morning.UtcDateTime).AddDays(9);
        var story = Given.Sent().Do(new OrderCommand.Confirm("Joe (entered by api:buyer)", Expected: day));

        Assert.Equal((Stage.Confirmed, day), (story.Order.Stage, story.Order.Header.ExpectedDate));
        Assert.Equal("date_has_passed", Given.Sent().Refused(new OrderCommand.Confirm("Joe", Expected: day.AddDays(-10))).Code);
        Assert.Equal("date_too_far", Given.Sent().Refused(new OrderCommand.Confirm("Joe", Expected: day.AddDays(900))).Code);
    }
}
