using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Receiving;

public sealed class ReceiptsTests
{
    [Fact]
    public void A_day_of_arrival_that_a_client_set_stands_until_the_next_arrival()
    {
        var set = new DateOnly(2026, 4, 30);
        var story = Given.Received(100);
        story.Do(new OrderCommand.ChangeHeader(story.Order.Header with { ReceivedDate = set }));
        Assert.Equal(set, OrderDays.Received(story.Order));

        Assert.Equal(story.Order.ReceivedDate, OrderDays.Received(story.Do(Given.Receive(200)).Order));
    }

    [Fact]
    public void Goods_arrive_in_parts_and_the_history_holds_the_differences()
    {
        var story = Given.Sent(Some.Line(500)).Do(Given.Receive(300));
        Assert.Equal(Stage.Receiving, story.Order.Stage);

        story.After(TimeSpan.FromDays(1)).Do(Given.Receive(480)).Do(Given.Receive(500));
        Assert.Equal(Stage.Received, story.Order.Stage);
        Assert.Equal([300m, 180m, 20m], story.Line.ReceivedHistory.Select(entry => entry.Difference));
        Assert.Equal((500m, 0m), (story.Line.Received, story.Line.Outstanding));
    }

    [Fact]
    public void The_same_totals_again_change_nothing_even_after_the_end()
    {
        Assert.Empty(Given.Received(480).Try(Given.Receive(480)).Value);
        Assert.Empty(Given.Closed().Try(Given.Receive(500)).Value);
        Assert.Empty(Given.Draft().Try(Given.Receive(0)).Value);
    }

    [Fact]
    public void Only_changed_lines_are_told()
    {
        var story = Given.Sent(Some.Line(10), Some.Line(20, variant: Some.Nut)).Do(Given.Receive(7))
            .Do(new OrderCommand.Receive([new NewTotal(Some.Bolt, 7), new NewTotal(Some.Nut, 5)]));

        Assert.Equal([new ReceivedTotal(Some.Nut, 0, 5)], Assert.IsType<OrderEvent.GoodsReceived>(Assert.Single(story.Last)).Totals.ToArray());
    }

    [Fact]
    public void A_lower_total_is_a_correction()
    {
        var story = Given.Matching().Do(Given.Receive(480));

        Assert.Equal((Stage.Receiving, 480m), (story.Order.Stage, story.Line.Received));
        Assert.Equal(-20, story.Line.ReceivedHistory[^1].Difference);
    }

    [Fact]
    public void Corrected_down_to_nothing_the_supplier_is_waited_for_again()
    {
        var story = Given.Received(480).Do(Given.Receive(0));
        Assert.Equal((Stage.Sent, null), (story.Order.Stage, story.Order.ReceivedDate));
        Assert.Equal(Some.Morning.AddHours(25), Deadlines.Next(story.Order));

        Assert.Equal(Stage.Confirmed, Given.Confirmed().Do(Given.Receive(1)).Do(Given.Receive(0)).Order.Stage);
    }

    [Fact]
    public void More_than_ordered_is_refused_with_the_figures()
    {
        var refusal = Given.Sent(Some.Line(500)).Refused(Given.Receive(501));

        Assert.Equal(
            (RefusalKind.Conflict, "received_over_ordered", "501 received of c20_123, but only 500 were ordered.", "items[0].received"),
            (refusal.Kind, refusal.Code, refusal.Message, refusal.Field));
    }

    [Fact]
    public void All_lines_or_none()
    {
        var story = Given.Sent(Some.Line(10), Some.Line(20, variant: Some.Nut));
        var receive = new OrderCommand.Receive([new NewTotal(Some.Bolt, 7), new NewTotal(Some.Nut, 21)]);

        Assert.Equal("items[1].received", story.Refused(receive).Field);
    }

    [Theory]
    [InlineData("c20_123", "-1", "quantity_out_of_range", "items[0].received")]
    [InlineData("c20_123", "0.5", "quantity_not_whole", "items[0].received")]
    [InlineData("c20_999", "1", "unknown_item", "items[0].id")]
    public void What_cannot_be_a_total_is_named(string variant, string total, string code, string field)
    {
        var receive = Given.Receive(decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture), VariantId.From(variant));

        var refusal = Given.Sent().Refused(receive);
        Assert.Equal((RefusalKind.Invalid, code, field), (refusal.Kind, refusal.Code, refusal.Field));
    }

    [Fact]
    public void There_is_a_time_to_receive()
    {
        foreach (var story in new[] { Given.Draft(), Given.Submitted(), Given.PendingApproval(), Given.Rejected(), Given.Approved() })
            Assert.Equal("never_sent", story.Refused(Given.Receive(1)).Code);
        Assert.Equal("order_closed", Given.Closed().Refused(Given.Receive(1)).Code);
        Assert.Equal("order_cancelled", Given.Sent().Do(new OrderCommand.Cancel()).Refused(Given.Receive(1)).Code);
    }

    [Fact]
    public void The_day_is_the_accounts_own()
    {
        var story = Given.Sent(Some.Line(500));
        story.Settings = story.Settings with { TimeZone = "Pacific/Auckland" };
        story.Now = new DateTimeOffset(2026, 5, 1, 20, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateOnly(2026, 5, 2), story.Do(Given.Receive(1)).Order.ReceivedDate);
    }
}
