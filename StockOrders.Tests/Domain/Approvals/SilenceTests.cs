using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Approvals;

public sealed class SilenceTests
{
    private static readonly OrderCommand Act = new OrderCommand.ActOnDeadline();

    [Theory]
    [InlineData(24, typeof(OrderEvent.ApprovalReminded))]
    [InlineData(48, typeof(OrderEvent.ApprovalEscalated))]
    [InlineData(72, typeof(OrderEvent.Rejected))]
    public void Each_deadline_is_met_at_its_instant_and_not_a_tick_before(int hours, Type what)
    {
        var story = Given.PendingApproval();
        for (var round = 0; round < 3 && Deadlines.Next(story.Order) < Some.Morning.AddHours(hours); round++)
        {
            story.Now = Deadlines.Next(story.Order)!.Value;
            story.Do(Act);
        }

        story.Now = Some.Morning.AddHours(hours).AddTicks(-1);
        Assert.Empty(story.Try(Act).Value);
        story.Now = Some.Morning.AddHours(hours);
        Assert.Equal(what, Assert.Single(story.Do(Act).Last).GetType());
        Assert.Empty(story.Try(Act).Value);
    }

    [Fact]
    public void After_an_outage_all_that_was_due_happens_in_order()
    {
        var story = Given.PendingApproval().After(TimeSpan.FromDays(30)).Do(Act);

        Assert.Equal(
            [typeof(OrderEvent.ApprovalReminded), typeof(OrderEvent.ApprovalEscalated), typeof(OrderEvent.Rejected)],
            story.Last.Select(happened => happened.GetType()));
        Assert.Equal((Stage.Rejected, null), (story.Order.Stage, Deadlines.Next(story.Order)));
    }

    [Fact]
    public void Held_orders_stay_open_for_an_answer()
    {
        var story = Given.PendingApproval(Some.Settings with { ApprovalSilence = ApprovalSilence.Hold }).After(TimeSpan.FromHours(72)).Do(Act);

        Assert.IsType<OrderEvent.ApprovalHeld>(story.Last[^1]);
        Assert.Equal((Stage.PendingApproval, null), (story.Order.Stage, Deadlines.Next(story.Order)));
        Assert.Empty(story.Try(Act).Value);
        Assert.Equal(Stage.Approved, story.Do(new OrderCommand.Approve("manager", Step: 1, Revision: 1)).Order.Stage);
    }

    [Fact]
    public void Without_addresses_only_the_outcome_of_silence_is_left()
    {
        var settings = Some.Settings with { ApproverEmail = null, EscalationEmail = null };

        Assert.Equal(Some.Morning.AddHours(72), Deadlines.Next(Given.PendingApproval(settings).Order));
    }

    [Fact]
    public void An_answer_ends_the_waiting() => Assert.Null(Deadlines.Next(Given.PendingApproval().Do(new OrderCommand.Approve("manager")).Order));

    [Fact]
    public void An_outcome_set_before_the_reminder_leaves_nothing_to_remind_of()
    {
        var story = Given.PendingApproval(Some.Settings with { ApprovalTimeout = TimeSpan.FromHours(1) }).After(TimeSpan.FromDays(9)).Do(Act);

        Assert.True(Assert.IsType<OrderEvent.Rejected>(Assert.Single(story.Last)).BySilence);
    }
}
