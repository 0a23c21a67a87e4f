using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using static StockOrders.Tests.Domain.Approvals.SomeRules;

namespace StockOrders.Tests.Domain.Approvals;

/// <summary>
/// Where a rule lets silence approve, it is the silence of people who were asked. An order whose approver's mail had come back went through.
/// </summary>
public sealed class UnreachedTests
{
    private static readonly ApprovalStepPlan Alone = Step(Ann) with { Silence = ApprovalSilence.ApproveWithoutAnswer };
    private static readonly ApprovalStepPlan Two = Step(Ann, Ben) with { Silence = ApprovalSilence.ApproveWithoutAnswer };

    [Theory]
    [InlineData(MailOutcome.Bounced)]
    [InlineData(MailOutcome.Dropped)]
    [InlineData(MailOutcome.Failed)]
    [InlineData(MailOutcome.Deferred)]
    public void Silence_of_somebody_whose_mail_did_not_arrive_holds_the_order(object outcome)
    {
        var story = Heard(Asked(Alone), Ann, (MailOutcome)outcome).After(TimeSpan.FromHours(72)).Do(new OrderCommand.ActOnDeadline());

        Assert.IsType<OrderEvent.ApprovalHeld>(Assert.Single(story.Last));
        Assert.Equal(Stage.PendingApproval, story.Order.Stage);
        Assert.Equal(Stage.Approved, story.By(KeyOf(Ann)).Do(new OrderCommand.Approve(Ann)).Order.Stage);
    }

    [Fact]
    public void A_mail_that_arrived_after_all_has_asked() =>
        Assert.Equal(Stage.Approved, Waited(Heard(Heard(Asked(Alone), Ann, MailOutcome.Failed), Ann, MailOutcome.Recovered)));

    [Fact]
    public void A_reminder_that_arrived_has_asked_though_the_request_did_not()
    {
        var lost = Heard(Asked(Alone), Ann).After(TimeSpan.FromHours(24));
        Assert.Equal(Stage.Approved, Waited(Heard(lost, Ann, MailOutcome.Delivered, MailKind.ApprovalReminder)));
        Assert.Empty(lost.Order.MailProblems);
    }

    [Fact]
    public void A_reminder_that_arrived_before_the_request_came_back_or_to_somebody_else_says_nothing_of_it()
    {
        var early = Heard(Asked(Two with { Needs = null }), Ann).After(TimeSpan.FromHours(24));
        Assert.Equal(Stage.PendingApproval, Waited(Heard(early, Ben, MailOutcome.Delivered, MailKind.ApprovalReminder)));

        var late = Heard(Asked(Alone).After(TimeSpan.FromHours(24)), Ann, MailOutcome.Delivered, MailKind.ApprovalReminder);
        Assert.Equal(Stage.PendingApproval, Waited(Heard(late.After(TimeSpan.FromHours(1)), Ann)));
    }

    [Fact]
    public void Who_called_a_mail_unwanted_has_had_it() =>
        Assert.Equal(Stage.Approved, Waited(Heard(Asked(Alone), Ann, MailOutcome.SpamReported)));

    [Fact]
    public void The_silence_of_the_others_counts_only_where_enough_of_them_were_asked()
    {
        Assert.Equal(Stage.Approved, Waited(Heard(Asked(Two), Ann)));
        Assert.Equal(Stage.PendingApproval, Waited(Heard(Heard(Asked(Two), Ann), Ben)));
        Assert.Equal(Stage.Approved, Waited(Asked(Two with { Needs = 2 })));
        Assert.Equal(Stage.PendingApproval, Waited(Heard(Asked(Two with { Needs = null }), Ann)));

        var said = Heard(Asked(Two with { Needs = 2 }), Ben).By(KeyOf(Ann)).Do(new OrderCommand.Approve(Ann)).By(OrderCaller.Nobody);
        Assert.Equal(Stage.PendingApproval, Waited(said));
        Assert.Equal(Stage.Approved, Waited(Heard(Asked(Step(Ann, Ben, Cat) with { Needs = 2, Silence = ApprovalSilence.ApproveWithoutAnswer }), Cat)));
    }

    [Fact]
    public void A_key_without_an_address_asks_by_itself() =>
        Assert.Equal(Stage.Approved, Waited(Asked(Alone with { Approvers = ["key:finance"] })));

    [Fact]
    public void Whom_it_was_escalated_to_for_it_is_silent_in_their_place_unless_they_did_not_hear_of_it_either()
    {
        var above = Alone with { Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(48) };
        Assert.NotNull(Heard(Asked(above), Ann).Order.PendingStep()!.EscalatedAt);

        Assert.Equal(Stage.Approved, Waited(Heard(Asked(above), Ann)));
        Assert.Equal(Stage.PendingApproval, Waited(Heard(Heard(Asked(above), Ann), Dan, MailOutcome.Bounced, MailKind.ApprovalEscalation)));
        Assert.Equal(Stage.Approved, Waited(Heard(Asked(above).After(TimeSpan.FromHours(48)).Do(new OrderCommand.ActOnDeadline()), Dan, MailOutcome.Bounced, MailKind.ApprovalEscalation)));
    }

    // Nothing ran for days: escalation and time-out fell due in one instant, and nobody's silence of no time at all approved.
    [Fact]
    public void Whoever_is_told_only_when_the_time_is_over_has_not_been_silent()
    {
        var late = Heard(Asked(Alone with { Escalation = [Dan], EscalateAfter = TimeSpan.FromHours(48) }).After(TimeSpan.FromHours(80)), Ann)
            .By(OrderCaller.Nobody).Do(new OrderCommand.ActOnDeadline());

        Assert.NotNull(late.Order.PendingStep()!.EscalatedAt);
        Assert.Contains(late.Timeline, entry => entry.Event is OrderEvent.ApprovalHeld);
        Assert.Equal(Stage.PendingApproval, late.Order.Stage);
    }

    [Fact]
    public void What_lets_nothing_through_stays_as_the_rule_says()
    {
        Assert.Equal(Stage.Rejected, Waited(Heard(Asked(Alone with { Silence = ApprovalSilence.Reject }), Ann)));
        var next = Heard(Asked(Alone with { Silence = ApprovalSilence.Next }, Step(Ben)), Ann);
        Waited(next);
        Assert.Equal([Ben], next.Waiting());
    }

    private static Stage Waited(Story story)
    {
        while (Deadlines.Next(story.Order) is { } next && next <= Some.Morning.AddHours(72))
        {
            story.Now = next > story.Now ? next : story.Now;
            story.By(OrderCaller.Nobody).Do(new OrderCommand.ActOnDeadline());
        }

        return story.Order.Stage;
    }

    private static Story Heard(Story story, string of, MailOutcome outcome = MailOutcome.Bounced, MailKind kind = MailKind.ApprovalRequest) => story
        .By(OrderCaller.Nobody)
        .Do(new OrderCommand.RecordMail([new MailNews(outcome, new MailReport($"{Some.Id}.3.{kind}.{of}", kind, of, story.Now, "550 no such person"))]));
}
