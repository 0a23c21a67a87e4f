using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Orders;

public sealed class ChangingTests
{
    private static readonly OrderCommand Route = new OrderCommand.RouteForApproval();
    private static readonly OrderCommand Send = new OrderCommand.Send();

    [Fact]
    public void A_change_of_a_sent_order_makes_a_revision_that_is_let_through_and_sent_again()
    {
        var story = Given.Confirmed(Some.Line(10)).Do(Set(Some.Line(12)));

        Assert.Equal((Stage.Confirmed, ChangeState.Submitted, 2, 1), (story.Order.Stage, story.Order.Change!.State, story.Order.Revision, story.Order.Dispatch!.Revision));
        Assert.Single(story.LastEffects.OfType<Effect.WakeLifecycle>());

        story.Do(Route, Send);
        Assert.Equal((Stage.Sent, 2, (int?)1), (story.Order.Stage, story.Order.Dispatch!.Revision, story.Order.Dispatch.Replaces));
        Assert.Null(story.Order.Change);
        Assert.Equal(MailKind.SupplierOrder, Assert.Single(story.LastEffects.OfType<Effect.Mail>()).Kind);
    }

    [Fact]
    public void A_change_asks_again_only_where_it_grew_and_is_above_the_limit()
    {
        Assert.Equal(ChangeState.Approved, Dear().Do(Set(Some.Line(1, 2_400)), Route).Order.Change!.State);
        Assert.IsType<OrderEvent.ApprovedAsChange>(Dear().Do(Set(Some.Line(1, 2_400)), Route).Last[0]);
        Assert.IsType<OrderEvent.AutoApproved>(Given.Sent(Some.Line(1, 100)).Do(Set(Some.Line(1, 2_000)), Route).Last[0]);
        Assert.Equal(ChangeState.PendingApproval, Dear().Do(Set(Some.Line(1, 2_500.01m)), Route).Order.Change!.State);
        Assert.Equal(ChangeState.PendingApproval, Given.Sent(Some.Line(1, 100)).Do(Set(Some.Line(1, 2_000.01m)), Route).Order.Change!.State);
    }

    [Fact]
    public void Rejected_or_never_decided_the_terms_last_sent_are_back_and_what_came_meanwhile_stays()
    {
        foreach (var end in new Action<Story>[]
        {
            story => story.Do(new OrderCommand.Reject("manager")),
            story => story.After(TimeSpan.FromHours(73)).Do(new OrderCommand.ActOnDeadline()),
        })
        {
            var story = Given.Sent(Some.Line(500)).Do(
                Set(Some.Line(3_000), Some.Line(7, variant: Some.Nut)), new OrderCommand.ChangeHeader(Some.Header with { Notes = "Ring", ShipmentMethod = "Air" }), Route, Given.Receive(480));
            end(story);

            Assert.Null(story.Order.Change);
            Assert.Equal((500m, 480m, Stage.Receiving), (Assert.Single(story.Order.Lines).Ordered, story.Line.Received, story.Order.Stage));
            Assert.Equal(Some.Header with { Notes = "Ring" }, story.Order.Header);
            Assert.Equal((1, ApprovalStatus.Rejected), (story.Order.Dispatch!.Revision, story.Order.Approvals[^1].Status));
            Assert.True(story.Order.Revision > 3);
        }
    }

    [Fact]
    public void Goods_are_taken_while_a_change_waits_as_far_as_both_orders_have_room_for_them()
    {
        var story = Given.Sent(Some.Line(10)).Do(Set(Some.Line(3_000)), Route, Given.Receive(10));
        Assert.Equal((Stage.Receiving, 10m), (story.Order.Stage, story.Line.Received));

        Assert.Equal("change_not_sent", story.Refused(Given.Receive(11)).Code);
        Assert.Equal("received_over_ordered", Given.Sent(Some.Line(10)).Do(Set(Some.Line(5))).Refused(Given.Receive(6)).Code);
    }

    [Fact]
    public void Cut_down_to_what_has_arrived_the_order_is_received_once_it_is_sent_again()
    {
        var story = Given.Received(480).Do(Set(Some.Line(480)), Route);
        Assert.Empty(story.Try(new OrderCommand.BeginMatching()).Value);

        Assert.Equal(Stage.Received, story.Do(Send).Order.Stage);
    }

    [Fact]
    public void No_less_is_ordered_than_has_arrived()
    {
        var refusal = Given.Received(480).Refused(Set(Some.Line(100)));

        Assert.Equal(("ordered_below_received", "480 of c20_123 have arrived, so no less is ordered; 100 was asked for."), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void An_edit_that_brings_back_what_was_sent_calls_the_change_off()
    {
        var story = Given.Sent(Some.Line(10)).Do(Set(Some.Line(3_000)), Route, Set(Some.Line(10)));

        Assert.Null(story.Order.Change);
        Assert.Equal(ApprovalStatus.Withdrawn, story.Order.Approvals[^1].Status);
        Assert.Empty(story.Try(Send).Value);
    }

    [Fact]
    public void Closing_takes_a_change_back_first_so_that_what_was_sent_is_missing()
    {
        var story = Given.Received(480).Do(Set(Some.Line(600)), new OrderCommand.Close(Remainder.Backorder));

        Assert.Equal(20m, story.Backorder!.Lines[0].Ordered);
        Assert.Equal(Stage.Closed, story.Order.Stage);
    }

    [Fact]
    public void An_edit_between_approval_and_sending_goes_round_again()
    {
        var story = Given.Approved(Some.Line(1, 100)).Do(Set(Some.Line(1, 2_500)));
        Assert.Equal(Stage.Draft, story.Order.Stage);
        Assert.Equal("not_approved", story.Refused(Send).Code);

        Assert.Equal(Stage.PendingApproval, story.Do(Route).Order.Stage);
    }

    [Fact]
    public void Days_and_titles_change_at_any_time_without_a_revision_or_a_mail()
    {
        var later = new OrderCommand.ChangeHeader(Some.Header with { ExpectedDate = new DateOnly(2026, 6, 1), ShipmentDate = new DateOnly(2026, 5, 30) });
        foreach (var story in new[] { Given.PendingApproval(), Given.Sent(), Given.Received(480) })
        {
            var stage = story.Order.Stage;
            story.Do(later);
            Assert.Equal((1, null, stage), (story.Order.Revision, story.Order.Change, story.Order.Stage));
            Assert.Empty(story.LastEffects.OfType<Effect.Mail>());
        }

        Assert.Equal(1, Given.Sent().Do(Set(Some.Line() with { Title = "Bolt" })).Order.Revision);
    }

    [Fact]
    public void A_day_that_is_told_while_a_change_waits_stays_when_the_change_is_rejected()
    {
        var day = new DateOnly(2026, 6, 1);
        var story = Given.Sent(Some.Line(10)).Do(
            Set(Some.Line(3_000)), Route, new OrderCommand.ChangeHeader(Some.Header with { ExpectedDate = day }), new OrderCommand.Reject("manager"));

        Assert.Equal((10m, day), (story.Line.Ordered, story.Order.Header.ExpectedDate!.Value));
    }

    [Fact]
    public void A_timeline_from_before_change_orders_tells_what_it_told()
    {
        var sent = Given.Sent();
        var entry = new TimelineEntry(sent.Order.Version + 1, sent.Now, "api:x", new OrderEvent.HeaderChanged(Some.Header with { ExpectedDate = new DateOnly(2026, 6, 1) }));

        var order = OrderTimeline.Evolve(sent.Order, entry);
        Assert.Equal((1, null), (order.Revision, order.Change));
    }

    [Fact]
    public void Reopened_a_cancelled_order_goes_through_approval_again_and_a_short_one_waits_for_the_rest()
    {
        var again = Dear().Do(new OrderCommand.Cancel(), new OrderCommand.Reopen());
        Assert.Equal((Stage.Draft, null, 2, (int?)1), (again.Order.Stage, again.Order.Dispatch, again.Order.Revision, again.Order.SentBefore));
        Assert.Equal(Stage.PendingApproval, again.Do(new OrderCommand.Submit(), Route).Order.Stage);

        var rest = Given.Received(480).Do(new OrderCommand.Close(Remainder.Drop), new OrderCommand.Reopen());
        Assert.Equal((Stage.Receiving, 20m), (rest.Order.Stage, Assert.Single(OnOrder.Of(rest.Order)).Quantity));
    }

    [Fact]
    public void Reset_an_order_is_the_draft_it_was_at_first_and_its_supplier_is_told()
    {
        var story = Given.Sent(Some.Line(10)).Do(Set(Some.Line(12)));
        var made = (OrderEvent.Created)story.Timeline[0].Event;
        story.Do(new OrderCommand.Reset(made.Header, made.Lines));

        Assert.Equal((Stage.Draft, 10m, null), (story.Order.Stage, story.Line.Ordered, story.Order.Change));
        Assert.Equal((MailKind.SupplierCancellation, "sales@wonka.example"), story.LastEffects.OfType<Effect.Mail>().Select(mail => (mail.Kind, mail.To)).Single());
    }

    private static Story Dear() => Given.Draft(Some.Line(1, 2_500)).Do(new OrderCommand.Submit(), Route, new OrderCommand.Approve("manager"), Send);

    private static OrderCommand.ChangeLines Set(params OrderLine[] lines) => new([.. lines], []);
}
