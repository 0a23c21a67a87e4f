using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Orders;

public sealed class EditingTests
{
    private static readonly OrderCommand.ChangeHeader NewVendor = new(Some.Header with { Vendor = VendorId.From("vendor_2") });
    private static readonly OrderCommand.ChangeHeader NewNotes = new(Some.Header with { Notes = "Ring the bell", Reference = "PO-2", PaymentDate = new DateOnly(2026, 6, 1) });

    [Fact]
    public void A_draft_can_be_edited_and_its_revision_grows()
    {
        var story = Given.Draft().Do(Set(Some.Line(20) with { Title = "Bolt M8" }, Some.Line(5, variant: Some.Nut)), NewVendor);

        Assert.Equal([20m, 5m], story.Order.Lines.Select(line => line.Ordered));
        Assert.Equal("Bolt M8", story.Line.Title);
        Assert.Equal(("vendor_2", 3), (story.Order.Header.Vendor!.Value.Value, story.Order.Revision));
    }

    [Fact]
    public void An_edit_that_says_what_is_so_already_changes_nothing()
    {
        Assert.Empty(Given.Draft().Try(new OrderCommand.ChangeHeader(Some.Header)).Value);
        Assert.Empty(Given.Draft().Try(Set(Some.Line())).Value);
        Assert.Empty(Given.Draft().Try(Remove(Some.Nut)).Value);
        Assert.Empty(Given.Received(480).Try(Set(Some.Line(500))).Value);
    }

    [Fact]
    public void The_same_components_in_another_array_are_no_change()
    {
        var header = Some.TransferHeader;
        OrderLine Table(decimal legs) => Some.Line() with { Components = [new LineComponent(Some.Nut, legs)] };
        var story = new Story().Do(Some.Create(Table(4)) with { Type = OrderType.Assembly, Header = header });

        Assert.Empty(story.Try(Set(Table(4))).Value);
        Assert.Single(story.Try(Set(Table(3))).Value);
    }

    [Fact]
    public void Notes_references_and_dates_change_any_time_before_the_end_and_ask_nobody_again()
    {
        foreach (var story in new[] { Given.Draft(), Given.PendingApproval(), Given.Approved(), Given.Sent(), Given.Received(480) })
        {
            var before = story.Order;
            story.Do(NewNotes);

            Assert.Equal(NewNotes.Header, story.Order.Header);
            Assert.Equal((before.Stage, before.Revision), (story.Order.Stage, story.Order.Revision));
        }

        Assert.Equal("order_closed", Given.Closed().Refused(NewNotes).Code);
        Assert.Equal("order_cancelled", Given.Cancelled().Refused(NewNotes).Code);
    }

    [Fact]
    public void An_edit_while_someone_is_asked_withdraws_the_question_and_asks_anew()
    {
        var story = Given.PendingApproval().Do(Set(Some.Line(1, 3_000)));

        Assert.Equal([typeof(OrderEvent.ApprovalWithdrawn), typeof(OrderEvent.LinesChanged)], story.Last.Select(happened => happened.GetType()));
        Assert.Equal((Stage.Draft, ApprovalStatus.Withdrawn), (story.Order.Stage, story.Order.Approvals[0].Status));

        story.Do(new OrderCommand.RouteForApproval());
        Assert.Equal((2, 2), (story.Order.PendingStep()!.Step, story.Order.PendingStep()!.Revision));
    }

    [Fact]
    public void A_rejected_order_is_edited_and_submitted_again()
    {
        var story = Given.Rejected().Do(Set(Some.Line(1, 100)));
        Assert.Equal(Stage.Rejected, story.Order.Stage);

        story.Do(new OrderCommand.Submit(), new OrderCommand.RouteForApproval());
        Assert.Equal(Stage.Approved, story.Order.Stage);
    }

    [Fact]
    public void What_is_fixed_arrived_or_over_no_longer_changes()
    {
        Assert.Equal("fixed_once_sent", Given.Sent().Refused(NewVendor).Code);
        Assert.Equal("item_received", Given.Received(480).Refused(Remove(Some.Bolt) with { Set = [Some.Line(variant: Some.Nut)] }).Code);
        Assert.Equal("all_received", Given.Matching().Refused(Set(Some.Line(600))).Code);
        Assert.Equal("order_closed", Given.Closed().Refused(Set(Some.Line(20))).Code);
    }

    [Fact]
    public void The_last_item_cannot_be_removed() => Assert.Equal("no_items", Given.Draft().Refused(Remove(Some.Bolt)).Code);

    [Fact]
    public void An_item_cannot_be_changed_and_removed_at_once() =>
        Assert.Equal("item_set_and_removed", Given.Draft(Some.Line(), Some.Line(variant: Some.Nut))
            .Refused(new OrderCommand.ChangeLines([Some.Line(7)], [Some.Bolt])).Code);

    [Fact]
    public void Only_an_untouched_draft_may_be_deleted()
    {
        Assert.Null(Deleting.Refusal(Given.Draft().Order));
        foreach (var story in new[] { Given.Submitted(), Given.Rejected(), Given.Sent(), Given.Closed() })
            Assert.Equal("not_a_draft", Deleting.Refusal(story.Order)!.Code);
    }

    private static OrderCommand.ChangeLines Set(params OrderLine[] lines) => new([.. lines], []);

    private static OrderCommand.ChangeLines Remove(params VariantId[] variants) => new([], [.. variants]);
}
