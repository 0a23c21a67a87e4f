using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Connections;

public sealed class StockUpdateTests
{
    private static readonly VariantId Leg = VariantId.From("c1_3");

    [Fact]
    public void What_was_received_and_not_pushed_is_available()
    {
        var story = Given.Received(30).Do(Push(10), Settle(1));

        Assert.Equal(new StockMoved(Some.Bolt, 30, 10, 0), Assert.Single(StockMoved.Of(story.Order, forDestination: true)));
        Assert.Equal(20, StockMoved.Of(story.Order, true)[0].Available);
    }

    [Fact]
    public void What_a_correction_took_back_is_available_below_0()
    {
        var story = Given.Received(30).Do(Push(30), Settle(1), Given.Receive(25));

        Assert.Equal(-5, StockMoved.Of(story.Order, true)[0].Available);
        Assert.Equal(25, story.Do(Push(-5)).Order.StockUpdates[1].Lines[0].Target);
    }

    [Fact]
    public void A_push_begins_with_its_target_and_one_effect_that_has_its_own_id()
    {
        var story = Given.Received(30).Do(Push(10, before: 3));

        var begun = Assert.IsType<OrderEvent.StockUpdateBegun>(Assert.Single(story.Last));
        Assert.Equal(new StockUpdateLine(Some.Bolt, 10, 10, 3), Assert.Single(begun.Lines));
        Assert.Equal($"{Some.Id}.StockUpdate.1", Assert.IsType<Effect.PushStock>(Assert.Single(story.LastEffects)).Id);
    }

    [Fact]
    public void What_is_on_its_way_is_no_longer_available_and_asking_again_changes_nothing()
    {
        var story = Given.Received(10).Do(Push(10));

        Assert.Equal(0, StockMoved.Of(story.Order, true)[0].Available);
        Assert.Empty(story.Try(Push(10)).Value);
        Assert.Equal(1, Verdict(story, Wanted(10)).Earlier);
        Assert.Equal("push_running", Verdict(story, Wanted(5)).Refusal!.Code);
    }

    [Fact]
    public void The_same_push_after_it_is_done_is_the_earlier_one_unless_more_came()
    {
        var story = Given.Received(10).Do(Push(10, before: 0), Settle(1));

        Assert.Equal(1, Verdict(story, Wanted(10, before: 0)).Earlier);
        Assert.Equal("more_than_available", Verdict(story, Wanted(10, before: 10)).Refusal!.Code);
        Assert.NotNull(Verdict(story.Do(Given.Receive(20)), Wanted(10, before: 10)).Push);
    }

    [Fact]
    public void What_the_connection_refused_can_be_pushed_again_with_an_effect_of_its_own()
    {
        var story = Given.Received(10).Do(Push(10), Settle(1, "Update request failed"));

        Assert.Equal((StockUpdateState.Failed, "Update request failed"), (story.Order.StockUpdates[0].Lines[0].State, story.Order.StockUpdates[0].Lines[0].Error));
        Assert.Equal(10, StockMoved.Of(story.Order, true)[0].Available);
        Assert.Equal(2, Assert.IsType<Effect.PushStock>(Assert.Single(story.Do(Push(10)).LastEffects)).Update);
    }

    [Fact]
    public void The_first_answer_stands()
    {
        var story = Given.Received(10).Do(Push(10), Settle(1));

        Assert.Empty(story.Try(Settle(1, "too late")).Value);
        Assert.Equal("unknown_push", story.Refused(Settle(2)).Code);
    }

    [Theory]
    [InlineData(11, "more_than_available")]
    [InlineData(-1, "more_than_available")]
    [InlineData(0, "nothing_to_push")]
    [InlineData(0.5, "quantity_not_whole")]
    public void A_delta_that_cannot_be_pushed_is_told_for_its_line(double delta, string code) =>
        Assert.Equal(code, Verdict(Given.Received(10), Wanted((decimal)delta)).Refusal!.Code);

    [Fact]
    public void Stock_that_is_not_as_the_client_knew_it_is_no_blind_overwrite()
    {
        var story = Given.Received(10);

        Assert.Equal("stock_changed", Verdict(story, new WantedStock(Some.Bolt, 10, 3, 4)).Refusal!.Code);
        Assert.NotNull(Verdict(story, new WantedStock(Some.Bolt, 10, 4, 4)).Push);
        Assert.Equal(4, Verdict(story, new WantedStock(Some.Bolt, 10, null, 4)).Push!.StockBefore);
        Assert.Equal(3, Verdict(story, new WantedStock(Some.Bolt, 10, 3, null)).Push!.StockBefore);
    }

    [Fact]
    public void Unknown_and_doubled_lines_fail_by_themselves()
    {
        var story = Given.Received(10);

        var verdicts = StockUpdatePlan.Of(story.Order, true, [Wanted(10), new WantedStock(Some.Nut, 1, null, null), Wanted(10)]);

        Assert.NotNull(verdicts[0].Push);
        Assert.Equal(["unknown_item", "item_twice"], verdicts.Skip(1).Select(verdict => verdict.Refusal!.Code));
    }

    [Fact]
    public void A_transfer_takes_from_its_source_what_its_destination_received()
    {
        var story = Given.SentTransfer().Do(Given.Receive(4));

        Assert.Equal(new StockMoved(Some.Bolt, -4, 0, 0), Assert.Single(StockMoved.Of(story.Order, forDestination: false)));
        Assert.Equal(4, StockMoved.Of(story.Order, forDestination: true)[0].Available);
        story.Do(new OrderCommand.UpdateStock(false, "shop", [Wanted(-4)]));
        Assert.Equal("w2", story.Order.StockUpdates[0].Warehouse.Value);
        Assert.Equal(4, StockMoved.Of(story.Order, forDestination: true)[0].Available);
    }

    [Fact]
    public void An_assembly_takes_its_components_from_the_source()
    {
        var story = new Story().Do(
            Some.Create(Some.Line(10) with { Components = [new LineComponent(Leg, 4)] }) with { Type = OrderType.Assembly, Header = Some.TransferHeader },
            new OrderCommand.Submit(),
            new OrderCommand.RouteForApproval(),
            new OrderCommand.Send(),
            Given.Receive(3));

        Assert.Equal([(Leg, -12m)], StockMoved.Of(story.Order, false).Select(stock => (stock.Variant, stock.Available)));
    }

    [Fact]
    public void A_purchase_has_no_source_stock() =>
        Assert.Equal("no_source_stock", Given.Received(10).Refused(new OrderCommand.UpdateStock(false, "shop", [Wanted(-1)])).Code);

    [Fact]
    public void Closed_orders_still_push_what_they_received() =>
        Assert.Single(Given.Closed().Do(Push(500)).LastEffects);

    [Fact]
    public void An_order_that_a_connection_owns_still_pushes_its_stock()
    {
        var story = Given.Received(10);
        var owned = story.Order with
        {
            Connections = [new ConnectionSave("shop") { Status = SaveStatus.Success, Request = 1, OwnsOrders = true, Saved = new SavedOrder(new OutsideId("1"), null) }],
        };
        var facts = new OrderFacts(Some.Settings, []);

        Assert.Equal("shop", owned.Owner());
        Assert.Equal("order_readonly", OrderDecisions.Decide(owned, Given.Receive(11), facts, story.Now).Refusals[0].Code);
        Assert.Single(OrderDecisions.Decide(owned, Push(10), facts, story.Now).Value);
    }

    /// <summary>Whatever was received, corrected, pushed, refused and pushed again: the connection is told of no more than there is.</summary>
    [Fact]
    public void Pushed_and_available_are_always_what_was_received() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Two(Gen.Choose(-30, 30)).ArrayOf().ToArbitrary(), steps =>
        {
            var story = Given.Received(10, 30);
            var told = 0m;
            foreach (var (first, second) in steps)
            {
                if (second % 2 == 0 && !story.Try(Given.Receive(Math.Abs(first))).IsRefused)
                    story.Do(Given.Receive(Math.Abs(first)));
                story.Do(Push(first));
                var isRefused = second % 3 == 0;
                told += story.Last.OfType<OrderEvent.StockUpdateBegun>().Sum(begun => isRefused ? 0 : begun.Lines.Sum(line => line.Delta));
                if (story.Order.StockUpdates is [.., var last])
                    story.Do(Settle(last.Number, isRefused ? "no" : null));
                var stock = StockMoved.Of(story.Order, true)[0];
                if (stock.Pushed != told || stock.Available + told != story.Line.Received)
                    return false;
            }

            return true;
        }));

    private static WantedStock Wanted(decimal delta, decimal? before = null) => new(Some.Bolt, delta, before, null);

    private static OrderCommand.UpdateStock Push(decimal delta, decimal? before = null) => new(true, "shop", [Wanted(delta, before)]);

    private static OrderCommand.SettleStockUpdate Settle(int push, string? error = null) => new(push, [new StockPushed(Some.Bolt, error)]);

    private static StockUpdateVerdict Verdict(Story story, WantedStock wanted) => Assert.Single(StockUpdatePlan.Of(story.Order, true, [wanted]));
}
