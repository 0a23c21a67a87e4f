using StockOrders.Domain.Files;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Matching;

public sealed class InvoicingTests
{
    private static readonly InvoiceId First = Some.Invoice(1).Id;

    [Fact]
    public void An_invoice_is_recorded_once()
    {
        var story = Given.Received(480).Do(Given.Invoice(480));

        Assert.Equal("duplicate_invoice", story.Refused(Given.Invoice(480)).Code);
        Assert.Equal([First], story.Order.Invoices.ToArray());
    }

    [Fact]
    public void Files_beyond_what_an_order_takes_are_refused_however_many_come_at_once()
    {
        var story = Given.Sent();
        for (var number = 0; number < FileLimits.MaxFiles; number++)
            story.Do(Sent(number, 1));

        Assert.Equal(("too_many_files", "file"), story.Refused(Sent(99, 1)) is var refusal ? (refusal.Code, refusal.Field) : default);
        Assert.Equal("too_many_files", Given.Sent().Do(Sent(1, FileLimits.MaxBytesTogether)).Refused(Sent(2, 1)).Code);

        static OrderCommand.RecordInvoice Sent(int number, long bytes) => new(
            Given.Invoice(1).Invoice with { Id = new InvoiceId($"f{number}"), Number = $"F-{number}" }, new OrderFile($"{number}", "i.pdf", FileKind.Pdf, bytes, "", Some.Morning, "supplier"));
    }

    [Fact]
    public void An_item_of_an_accepted_invoice_stays_on_the_order_when_its_goods_are_taken_back()
    {
        var story = Given.Received(480).Do(Given.Invoice(480), Given.Receive(0));
        Assert.Equal((0m, 480m), (story.Line.Received, story.Line.Invoiced));

        Assert.Equal("item_invoiced", story.Refused(new OrderCommand.ChangeLines([Some.Line(5, 1, Some.Nut)], [Some.Bolt])).Code);
    }

    [Fact]
    public void Only_an_order_that_was_sent_is_invoiced()
    {
        foreach (var story in new[] { Given.Draft(), Given.PendingApproval(), Given.Approved(), Given.Cancelled() })
            Assert.Equal("never_sent", story.Refused(Given.Invoice(1)).Code);
        Assert.Equal("no_supplier", Given.SentTransfer().Refused(Given.Invoice(1)).Code);
    }

    [Fact]
    public void After_the_end_an_invoice_is_still_matched()
    {
        var closed = Given.Received(480).Do(new OrderCommand.Close(Remainder.Drop));
        Assert.Equal(480, closed.Do(Given.Invoice(480)).Line.Invoiced);

        var cancelled = Given.Sent().Do(new OrderCommand.Cancel(), Given.Invoice(10));
        Assert.Equal(InvoiceStatus.Blocked, cancelled.Invoice("INV-1").Verdict.Status);
    }

    [Fact]
    public void What_cannot_be_an_invoice_is_named_and_not_recorded()
    {
        var invoice = Some.Invoice(1) with { Number = " ", Lines = [new InvoiceLine(Some.Bolt, 0, -1)], Tax = -1, Total = -1 };

        var refusals = Given.Received(480).Try(new OrderCommand.RecordInvoice(invoice)).Refusals;
        Assert.Equal(["number", "items[0].quantity", "items[0].cost_price", "tax", "total"], refusals.Select(refusal => refusal.Field));
    }

    [Fact]
    public void A_waiting_invoice_is_matched_when_its_goods_arrive()
    {
        var story = Given.Confirmed(Some.Line(500)).Do(Given.Invoice(500));
        Assert.Equal(1, story.Order.OpenInvoices);

        story.Do(Given.Receive(480));
        Assert.Equal((InvoiceStatus.Blocked, 1), (story.Invoice("INV-1").Verdict.Status, story.Order.OpenInvoices));

        story.Do(Given.Receive(500));
        Assert.Equal((InvoiceStatus.Matched, 0, 500m), (story.Invoice("INV-1").Verdict.Status, story.Order.OpenInvoices, story.Line.Invoiced));
    }

    [Fact]
    public void Two_commands_of_one_request_count_an_invoice_once()
    {
        var story = Given.Confirmed(Some.Line(500)).Do(Given.Invoice(480));
        var facts = new OrderFacts(story.Settings, [story.Invoice("INV-1")]);
        var received = OrderDecisions.Decide(story.Order, Given.Receive(480), facts, story.Now).Value;
        var after = received.Aggregate(story.Order, (order, happened) =>
            OrderTimeline.Evolve(order, new TimelineEntry(order.Version + 1, story.Now, "api:test", happened)));

        var closed = OrderDecisions.Decide(after, new OrderCommand.Close(Remainder.Drop), facts.After(received), story.Now).Value;

        Assert.Equal([typeof(OrderEvent.GoodsReceived), typeof(OrderEvent.InvoiceSettled)], received.Select(happened => happened.GetType()));
        Assert.IsType<OrderEvent.Closed>(Assert.Single(closed));
    }

    [Fact]
    public void Goods_go_to_the_oldest_invoice_first()
    {
        var story = Given.Confirmed(Some.Line(500)).Do(
            new OrderCommand.RecordInvoice(Some.Invoice(200) with { ReceivedAt = Some.Morning.AddDays(1) }),
            Given.Invoice(300, number: "OLD"));
        story.Do(Given.Receive(300));

        Assert.Equal(
            (InvoiceStatus.Matched, InvoiceStatus.Waiting), (story.Invoice("OLD").Verdict.Status, story.Invoice("INV-1").Verdict.Status));
    }

    [Fact]
    public void Closing_short_or_cancelling_holds_what_still_waited()
    {
        var closed = Given.Sent(Some.Line(500)).Do(Given.Invoice(500), new OrderCommand.Close(Remainder.Drop));
        Assert.Equal(InvoiceStatus.Blocked, closed.Invoice("INV-1").Verdict.Status);

        var cancelled = Given.Sent(Some.Line(500)).Do(Given.Invoice(500), new OrderCommand.Cancel());
        Assert.Equal(InvoiceStatus.Blocked, cancelled.Invoice("INV-1").Verdict.Status);
    }

    [Fact]
    public void A_person_lets_a_held_invoice_through_with_its_reasons_kept()
    {
        var story = Given.Received(480).Do(Given.Invoice(500)).Do(Settle(InvoiceSettlement.Release));

        var verdict = story.Invoice("INV-1").Verdict;
        Assert.Equal((InvoiceStatus.Released, 1), (verdict.Status, verdict.Reasons.Length));
        Assert.Equal((0, 500m), (story.Order.OpenInvoices, story.Line.Invoiced));
        Assert.Empty(story.Try(Settle(InvoiceSettlement.Release)).Value);
        Assert.Equal("invoice_settled", story.Refused(Settle(InvoiceSettlement.Void)).Code);
    }

    [Fact]
    public void A_released_invoice_counts_only_for_what_is_on_the_order()
    {
        var invoice = Some.Invoice(480) with { Lines = [new InvoiceLine(Some.Bolt, 480, 1), new InvoiceLine(Some.Nut, 1, 1)], Total = 481 };
        var story = Given.Received(480).Do(new OrderCommand.RecordInvoice(invoice), Settle(InvoiceSettlement.Release));

        Assert.Equal([new InvoicedQuantity(Some.Bolt, 480)], story.Invoice("INV-1").Verdict.Accepted.ToArray());
    }

    [Fact]
    public void A_disputed_invoice_stays_with_the_person_whatever_arrives()
    {
        var story = Given.Received(480).Do(Given.Invoice(500)).Do(Settle(InvoiceSettlement.Dispute), Given.Receive(500));
        Assert.Equal((InvoiceStatus.Disputed, 1), (story.Invoice("INV-1").Verdict.Status, story.Order.OpenInvoices));

        story.Do(Settle(InvoiceSettlement.Void));
        Assert.Equal((0, 0m), (story.Order.OpenInvoices, story.Line.Invoiced));
    }

    [Fact]
    public void What_is_queued_for_payment_or_unknown_cannot_be_settled()
    {
        var story = Given.Received(480).Do(Given.Invoice(480));

        Assert.Equal("invoice_settled", story.Refused(Settle(InvoiceSettlement.Dispute)).Code);
        Assert.Equal(RefusalKind.Missing, story.Refused(Settle(InvoiceSettlement.Void) with { Invoice = InvoiceId.From("i-other") }).Kind);
    }

    private static OrderCommand.SettleInvoice Settle(InvoiceSettlement settlement) => new(First, settlement, "api:clerk", "Seen");
}
