using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Approvals;

public sealed class ApprovingTests
{
    private static readonly OrderCommand.Approve Approve = new("api:boss", "Go ahead");
    private static readonly OrderCommand.Approve ByLink = new("manager@example.com", null, Step: 1, Revision: 1);

    [Fact]
    public void An_answer_is_kept_with_who_when_and_why()
    {
        var step = Given.PendingApproval().After(TimeSpan.FromHours(1)).Do(Approve).Order.Approvals[0];

        Assert.Equal(
            (ApprovalStatus.Approved, "api:boss", "Go ahead", Some.Morning.AddHours(1)),
            (step.Status, step.DecidedBy, step.Comment, step.DecidedAt!.Value));
        Assert.Equal(Stage.Approved, Given.PendingApproval().Do(Approve).Order.Stage);
        Assert.Equal(Stage.Rejected, Given.PendingApproval().Do(new OrderCommand.Reject("api:boss")).Order.Stage);
    }

    [Fact]
    public void A_link_decides_the_step_it_was_made_for() => Assert.Equal(Stage.Approved, Given.PendingApproval().Do(ByLink).Order.Stage);

    [Fact]
    public void A_used_link_says_that_it_is_used_and_by_whom()
    {
        var story = Given.PendingApproval().Do(ByLink);

        var refusal = story.Refused(ByLink);
        Assert.Equal(
            ("approval_decided", "This was approved by manager@example.com on 1 May 2026 09:00 UTC."), (refusal.Code, refusal.Message));
        Assert.Equal("approval_decided", story.Refused(new OrderCommand.Reject(ByLink.By, null, 1, 1)).Code);
    }

    [Fact]
    public void A_link_of_before_an_edit_is_outdated_even_when_someone_is_asked_again()
    {
        var story = Given.PendingApproval().Do(new OrderCommand.ChangeLines([Some.Line(1, 5_000)], []));
        Assert.Equal("approval_superseded", story.Refused(ByLink).Code);

        story.Do(new OrderCommand.RouteForApproval());
        Assert.Equal("approval_superseded", story.Refused(ByLink).Code);
        Assert.Equal("approval_superseded", story.Refused(ByLink with { Step = 2 }).Code);
        Assert.Single(story.Try(ByLink with { Step = 2, Revision = 2 }).Value);
    }

    [Fact]
    public void A_link_to_a_cancelled_order_is_outdated() =>
        Assert.Equal("approval_superseded", Given.PendingApproval().Do(new OrderCommand.Cancel()).Refused(ByLink).Code);

    [Fact]
    public void The_same_answer_of_the_same_caller_again_changes_nothing()
    {
        var story = Given.PendingApproval().Do(Approve);

        Assert.Empty(story.Try(Approve).Value);
        Assert.Equal("approval_decided", story.Refused(Approve with { By = "api:other" }).Code);
        Assert.Equal("approval_decided", story.Refused(new OrderCommand.Reject("api:boss")).Code);
    }

    [Fact]
    public void Nobody_can_approve_what_was_not_asked()
    {
        foreach (var story in new[] { Given.Draft(), Given.Submitted(), Given.Approved(), Given.Sent() })
            Assert.Equal("approval_not_pending", story.Refused(Approve).Code);
        Assert.Equal("approval_not_pending", Given.PendingApproval().Refused(ByLink with { Step = 7 }).Code);
        Assert.Equal("order_cancelled", Given.Cancelled().Refused(Approve).Code);
    }

    [Fact]
    public void A_rejected_order_submitted_again_is_asked_as_a_new_step()
    {
        var story = Given.Rejected().Do(new OrderCommand.Submit(), new OrderCommand.RouteForApproval());

        Assert.Equal((2, Stage.PendingApproval), (story.Order.PendingStep()!.Step, story.Order.Stage));
        Assert.Equal("approval_decided", story.Refused(ByLink).Code);
    }
}
