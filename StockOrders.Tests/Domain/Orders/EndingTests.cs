using StockOrders.Domain.Orders;

namespace StockOrders.Tests.Domain.Orders;

public sealed class EndingTests
{
    private static readonly OrderCommand.Close Drop = new(Remainder.Drop);

    [Fact]
    public void An_order_closes_by_itself_once_goods_and_invoice_are_in()
    {
        var story = Given.Matching();
        Assert.Empty(story.Try(new OrderCommand.CloseIfMatched()).Value);

        story.Do(Given.Invoice(500), new OrderCommand.CloseIfMatched());
        Assert.Equal(Stage.Closed, story.Order.Stage);
    }

    [Fact]
    public void It_stays_open_while_an_invoice_is_held() =>
        Assert.Empty(Given.Matching().Do(Given.Invoice(500), Given.Invoice(1, number: "INV-2")).Try(new OrderCommand.CloseIfMatched()).Value);

    [Fact]
    public void A_transfer_closes_once_it_is_received_and_waits_for_no_invoice()
    {
        var story = Given.SentTransfer();
        Assert.Empty(story.Try(new OrderCommand.CloseIfMatched()).Value);

        story.Do(Given.Receive(10), new OrderCommand.BeginMatching(), new OrderCommand.CloseIfMatched());
        Assert.Equal(Stage.Closed, story.Order.Stage);
    }

    [Fact]
    public void Closed_short_it_says_what_is_missing_and_nothing_is_on_order()
    {
        var story = Given.Received(480).Do(Drop);

        var closed = Assert.IsType<OrderEvent.Closed>(Assert.Single(story.Last));
        Assert.Equal([new MissingGoods(Some.Bolt, 500, 480)], closed.Missing.ToArray());
        Assert.Null(closed.Backorder);
        Assert.Empty(OnOrder.Of(story.Order));
    }

    [Fact]
    public void Closing_again_changes_nothing() => Assert.Empty(Given.Closed().Try(new OrderCommand.Close(Remainder.Backorder)).Value);

    [Fact]
    public void What_was_never_sent_is_cancelled_and_not_closed()
    {
        foreach (var story in new[] { Given.Draft(), Given.Submitted(), Given.PendingApproval(), Given.Rejected(), Given.Approved() })
            Assert.Equal("never_sent", story.Refused(Drop).Code);
        Assert.Equal("order_cancelled", Given.Cancelled().Refused(Drop).Code);
    }

    [Fact]
    public void An_order_is_cancelled_any_time_before_goods_arrive()
    {
        foreach (var story in new[] { Given.Draft(), Given.Submitted(), Given.PendingApproval(), Given.Rejected(), Given.Approved(), Given.Sent(), Given.Confirmed() })
        {
            Assert.Equal(Stage.Cancelled, story.Do(new OrderCommand.Cancel("Not needed")).Order.Stage);
            Assert.Empty(story.Try(new OrderCommand.Cancel()).Value);
        }

        var refusal = Given.Received(480).Refused(new OrderCommand.Cancel());
        Assert.Equal(("goods_received", "480 of 500 have arrived: close the order instead."), (refusal.Code, refusal.Message));
        Assert.Equal("order_closed", Given.Closed().Refused(new OrderCommand.Cancel()).Code);
    }

    [Fact]
    public void A_receipt_that_was_a_mistake_does_not_keep_an_order_from_being_cancelled() =>
        Assert.Equal(Stage.Cancelled, Given.Received(480).Do(Given.Receive(0), new OrderCommand.Cancel()).Order.Stage);

    [Fact]
    public void What_was_never_sent_is_not_on_order_once_it_is_archived()
    {
        foreach (var story in new[] { Given.Draft(), Given.Rejected(), Given.Closed(), Given.Cancelled() })
        {
            Assert.True(story.Do(new OrderCommand.Archive()).Order.Archived);
            Assert.Empty(story.Try(new OrderCommand.Archive()).Value);
            Assert.Empty(OnOrder.Of(story.Order));
        }

        Assert.Empty(OnOrder.Of(Given.Submitted().Do(new OrderCommand.Archive()).Order));
        Assert.Single(OnOrder.Of(Given.Sent().Do(new OrderCommand.Archive()).Order));
    }

    [Fact]
    public void A_comment_has_at_most_two_thousand_characters()
    {
        var story = Given.Sent();

        Assert.Equal("comment_too_long", story.Refused(new OrderCommand.Cancel(new string('x', 2_001))).Code);
        Assert.Single(story.Try(new OrderCommand.Cancel(new string('x', 2_000))).Value);
    }
}
