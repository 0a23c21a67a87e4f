using StockOrders.Domain.Orders;
using StockOrders.Domain.Receiving;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Receiving;

public sealed class BackordersTests
{
    private static readonly OrderCommand.Close Close = new(Remainder.Backorder, "The rest follows");

    [Fact]
    public void Of_480_of_500_closed_short_20_go_on_a_backorder_and_on_order_moves()
    {
        var story = Given.Received(480);
        var before = OnOrder.Of(story.Order);
        story.Do(Close);
        var backorder = story.Backorder!;

        Assert.Equal((Stage.Closed, backorder.Id), (story.Order.Stage, story.Order.Backorder!.Value));
        Assert.Empty(OnOrder.Of(story.Order));
        Assert.Equal(before.ToArray(), OnOrder.Of(backorder).ToArray());
        Assert.Equal([new OnOrderQuantity(Some.Bolt, 20)], before.ToArray());
    }

    [Fact]
    public void It_holds_only_what_is_missing_at_the_same_price_without_charges()
    {
        var create = Some.Create(Some.Line(10, 2), Some.Line(20, 3, Some.Nut)) with { Header = Some.Header with { ShippingHandling = 15 } };
        var story = new Story().Do(create, new OrderCommand.Submit(), new OrderCommand.RouteForApproval(), new OrderCommand.Send())
            .Do(new OrderCommand.Receive([new NewTotal(Some.Bolt, 10), new NewTotal(Some.Nut, 15)]))
            .Do(Close);

        var backorder = story.Backorder!;
        Assert.Equal([(Some.Nut, 5m, 3m, 0m)], backorder.Lines.Select(line => (line.Variant, line.Ordered, line.CostPrice, line.Received)));
        Assert.Empty(backorder.Lines[0].ReceivedHistory);
        Assert.Equal(
            (Some.Id, "PO-1-B", 0m, OrderSource.Backorder),
            (backorder.BackorderOf!.Value, backorder.Header.Reference!, backorder.Header.ShippingHandling, backorder.Source));
    }

    [Fact]
    public void It_is_approved_already_and_is_sent_like_any_other()
    {
        var story = Given.Received(480).Do(Close);

        Assert.Equal(Stage.Approved, story.Backorder!.Stage);
        var sent = OrderDecisions.Decide(story.Backorder!, new OrderCommand.Send(), new OrderFacts(Some.Settings, []), story.Now);
        Assert.IsType<OrderEvent.Sent>(Assert.Single(sent.Value));
    }

    [Fact]
    public void It_is_made_on_the_day_on_which_the_other_was_closed()
    {
        var story = Given.Received(480);
        story.Do(new OrderCommand.ChangeHeader(story.Order.Header with { CreatedDate = new DateOnly(2026, 1, 1), ReceivedDate = new DateOnly(2026, 1, 2) }));

        var backorder = story.After(TimeSpan.FromDays(3)).Do(Close).Backorder!;

        Assert.Equal((new DateOnly(2026, 5, 4), null), (OrderDays.Created(backorder), OrderDays.Received(backorder)));
    }

    [Fact]
    public void With_nothing_missing_there_is_none()
    {
        var story = Given.Received(500).Do(Close);

        var closed = Assert.IsType<OrderEvent.Closed>(Assert.Single(story.Last));
        Assert.Null(closed.Backorder);
        Assert.Empty(Backorders.EventsFor(story.Order, closed, new DateOnly(2026, 5, 1)));
    }

    [Fact]
    public void Its_id_is_the_one_the_shell_gave_or_follows_from_the_order_it_is_for()
    {
        var given = OrderId.From("0123456789abcdef01234567");
        var decided = OrderDecisions.Decide(Given.Received(480).Order, Close, new OrderFacts(Some.Settings, [], given), Some.Morning);

        Assert.Equal(given, decided.Value.OfType<OrderEvent.Closed>().Single().Backorder);
        Assert.Equal(OrderIds.Backorder(Some.Id, Some.Morning), Given.Received(480).Do(Close).Order.Backorder);
    }
}
