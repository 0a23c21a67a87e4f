using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Suppliers;

public sealed class SendingTests
{
    private static readonly OrderCommand Send = new OrderCommand.Send();
    private static readonly OrderCommand Act = new OrderCommand.ActOnDeadline();

    [Fact]
    public void An_approved_order_is_sent_once_with_its_deadlines_fixed()
    {
        var story = Given.Approved().Do(Send);

        var dispatch = story.Order.Dispatch!;
        Assert.Equal(
            ("sales@wonka.example", 1, Some.Morning.AddHours(24), Some.Morning.AddHours(25)),
            (dispatch.To, dispatch.Revision, dispatch.ConfirmationDue!.Value, dispatch.ChaseAt!.Value));
        Assert.Empty(story.Try(Send).Value);
    }

    [Fact]
    public void What_is_not_approved_is_not_sent()
    {
        foreach (var story in new[] { Given.Draft(), Given.Submitted(), Given.PendingApproval(), Given.Rejected() })
            Assert.Equal("not_approved", story.Refused(Send).Code);
        Assert.Equal("order_cancelled", Given.Cancelled().Refused(Send).Code);
    }

    [Fact]
    public void A_transfer_goes_to_nobody_and_is_never_chased()
    {
        var story = Given.SentTransfer();

        Assert.Equal(("", null, null), (story.Order.Dispatch!.To, story.Order.Dispatch.ConfirmationDue, story.Order.Dispatch.ChaseAt));
        Assert.Null(Deadlines.Next(story.Order));
        Assert.Equal("no_supplier", story.Refused(new OrderCommand.Confirm("buyer")).Code);
    }

    [Theory]
    [InlineData("24:59:59", false)]
    [InlineData("1.00:59:59.9999999", false)]
    [InlineData("1.01:00:00", true)]
    public void Silence_is_flagged_at_hour_25_and_not_before(string elapsed, bool flagged)
    {
        var time = elapsed == "24:59:59" ? new TimeSpan(24, 59, 59) : TimeSpan.Parse(elapsed, System.Globalization.CultureInfo.InvariantCulture);
        var story = Given.Sent().After(time);

        Assert.Equal(flagged, story.Do(Act).Order.Dispatch!.ChasedAt is not null);
    }

    [Fact]
    public void The_hours_are_elapsed_ones_whatever_clocks_do()
    {
        var story = Given.Approved();
        story.Now = new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero); // London's clocks go forward that night.
        story.Do(Send);

        Assert.Equal(story.Now.AddHours(25), Deadlines.Next(story.Order));
    }

    [Fact]
    public void A_vendor_without_an_address_is_flagged_all_the_same()
    {
        var story = new Story().Do(
            Some.Create() with { Header = Some.Header with { Email = null } },
            new OrderCommand.Submit(), new OrderCommand.RouteForApproval(), Send);

        Assert.Equal(("", Some.Morning.AddHours(25)), (story.Order.Dispatch!.To, Deadlines.Next(story.Order)));
    }

    [Fact]
    public void Any_answer_stops_the_chase()
    {
        foreach (var story in new[]
        {
            Given.Confirmed(), Given.Sent().Do(new OrderCommand.Decline("supplier")), Given.Received(1), Given.Sent().Do(new OrderCommand.Cancel()),
        })
        {
            Assert.Null(Deadlines.Next(story.Order));
            Assert.Empty(story.After(TimeSpan.FromDays(2)).Try(Act).Value);
        }
    }

    [Fact]
    public void Confirming_again_changes_nothing_and_cannot_be_declined_after()
    {
        var story = Given.Sent().Do(new OrderCommand.Confirm("supplier", "Friday", Revision: 1));

        Assert.Equal((Stage.Confirmed, Some.Morning, "Friday"), (story.Order.Stage, story.Order.Dispatch!.ConfirmedAt, story.Order.Dispatch.Comment));
        Assert.Empty(story.Try(new OrderCommand.Confirm("supplier", Revision: 1)).Value);
        Assert.Equal("already_confirmed", story.Refused(new OrderCommand.Decline("supplier")).Code);
    }

    [Fact]
    public void A_no_stays_with_the_order_until_it_becomes_a_yes()
    {
        var story = Given.Sent().Do(new OrderCommand.Decline("supplier", "Sold out"));

        Assert.Equal((Stage.Sent, Some.Morning), (story.Order.Stage, story.Order.Dispatch!.DeclinedAt));
        Assert.Empty(story.Try(new OrderCommand.Decline("supplier")).Value);
        Assert.Null(story.Do(new OrderCommand.Confirm("supplier")).Order.Dispatch!.DeclinedAt);
    }

    [Fact]
    public void There_is_a_time_to_answer()
    {
        var confirm = new OrderCommand.Confirm("supplier");

        Assert.Equal("never_sent", Given.Approved().Refused(confirm).Code);
        Assert.Equal("goods_arrived", Given.Received(480).Refused(confirm).Code);
        Assert.Equal("order_closed", Given.Closed().Refused(confirm).Code);
        Assert.Equal("order_revised", Given.Sent().Refused(confirm with { Revision = 2 }).Code);
    }
}
