using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Matching;

public sealed class ThreeWayMatchTests
{
    [Fact]
    public void An_invoice_that_equals_order_and_receipt_is_matched_and_counts()
    {
        var story = Given.Matching().Do(Given.Invoice(500));

        Assert.Equal((InvoiceStatus.Matched, 500m, 0), (story.Invoice("INV-1").Verdict.Status, story.Line.Invoiced, story.Order.OpenInvoices));
    }

    [Fact]
    public void Of_500_invoiced_against_480_received_a_person_decides()
    {
        var verdict = Match(Given.Received(480), Some.Invoice(500));

        var reason = Assert.Single(verdict.Reasons);
        Assert.Equal(InvoiceStatus.Blocked, verdict.Status);
        Assert.Equal(("quantity_over_received", Some.Bolt, 500m, 480m), (reason.Code, reason.Item!.Value, reason.Invoiced!.Value, reason.Received!.Value));
        Assert.Equal("500 of c20_123 invoiced, 480 received of 500 ordered.", reason.Message);
        Assert.Empty(verdict.Accepted);
    }

    [Fact]
    public void Invoiced_before_anything_arrived_it_waits()
    {
        Assert.Equal(InvoiceStatus.Waiting, Match(Given.Confirmed(Some.Line(500)), Some.Invoice(500)).Status);
        Assert.Equal(InvoiceStatus.Waiting, Match(Given.Received(300).Do(Given.Invoice(300)), Some.Invoice(200, number: "INV-2")).Status);
        Assert.Equal(InvoiceStatus.Blocked, Match(Given.Confirmed(Some.Line(500)), Some.Invoice(500, 1.01m)).Status);
    }

    // Everything ordered had come and was paid; an invoice for as much again waited for goods that nobody was going to send.
    [Fact]
    public void More_than_was_ordered_is_not_waited_for()
    {
        Assert.Equal(InvoiceStatus.Blocked, Match(Given.Confirmed(Some.Line(500)), Some.Invoice(501)).Status);
        Assert.Equal(InvoiceStatus.Blocked, Match(Given.Received(500).Do(Given.Invoice(500)), Some.Invoice(500, number: "INV-2")).Status);
    }

    [Fact]
    public void Two_invoices_together_cannot_bill_more_than_arrived()
    {
        var story = Given.Received(480).Do(Given.Invoice(300));

        Assert.Equal(InvoiceStatus.Matched, Match(story, Some.Invoice(180, number: "INV-2")).Status);
        var reason = Assert.Single(Match(story, Some.Invoice(181, number: "INV-2")).Reasons);
        Assert.Equal((481m, 480m), (reason.Invoiced, reason.Received));
    }

    [Fact]
    public void The_same_item_on_two_lines_is_one_quantity()
    {
        var invoice = Some.Invoice(500) with { Lines = [new InvoiceLine(Some.Bolt, 250, 1), new InvoiceLine(Some.Bolt, 250, 1)] };

        Assert.Equal("quantity_over_received", Assert.Single(Match(Given.Received(480), invoice).Reasons).Code);
        Assert.Equal([new InvoicedQuantity(Some.Bolt, 500)], Match(Given.Received(500), invoice).Accepted.ToArray());
    }

    [Fact]
    public void Billing_less_than_arrived_is_fine() => Assert.Equal(InvoiceStatus.Matched, Match(Given.Received(500), Some.Invoice(100)).Status);

    [Theory]
    [InlineData("1.00", null)]
    [InlineData("1.01", "price_differs")]
    [InlineData("0.99", "price_differs")]
    public void Without_tolerance_prices_are_equal(string price, string? code)
    {
        var verdict = Match(Given.Received(500), Some.Invoice(500, decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(code, verdict.Reasons.SingleOrDefault()?.Code);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said()
    {
        var invoice = Some.Invoice(500) with
        {
            Vendor = VendorId.From("vendor_2"),
            Lines = [new InvoiceLine(Some.Bolt, 500, 1.2m), new InvoiceLine(Some.Nut, 1, 1)],
            ShippingHandling = 5,
            Total = 1_000,
        };

        Assert.Equal(
            ["vendor_differs", "not_on_order", "price_differs", "quantity_over_received", "total_differs", "charges_over_order"],
            Match(Given.Received(480), invoice).Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void Another_currency_is_held_and_its_prices_are_not_compared()
    {
        var verdict = Match(Given.Received(500), Some.Invoice(500, 7) with { Currency = Currency.Of("EUR") });

        Assert.Equal("currency_differs", Assert.Single(verdict.Reasons).Code);
    }

    [Theory]
    [InlineData("0.26")] // each line rounded: 0.13 + 0.13
    [InlineData("0.25")] // rounded at once
    public void A_total_may_be_rounded_by_line_or_at_once(string total)
    {
        var story = Given.Sent(Some.Line(1, 0.125m), Some.Line(1, 0.125m, Some.Nut))
            .Do(new OrderCommand.Receive([new NewTotal(Some.Bolt, 1), new NewTotal(Some.Nut, 1)]));
        var invoice = Some.Invoice(1) with
        {
            Lines = [new InvoiceLine(Some.Bolt, 1, 0.125m), new InvoiceLine(Some.Nut, 1, 0.125m)],
            Total = decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture),
        };

        Assert.Equal(InvoiceStatus.Matched, Match(story, invoice).Status);
        Assert.Equal("total_differs", Assert.Single(Match(story, invoice with { Total = 0.27m }).Reasons).Code);
    }

    [Fact]
    public void Charges_may_come_in_parts_but_not_twice()
    {
        var header = Some.Header with { ShippingHandling = 15 };
        var story = new Story()
            .Do(Some.Create(Some.Line(500)) with { Header = header }, new OrderCommand.Submit(), new OrderCommand.RouteForApproval(), new OrderCommand.Send())
            .Do(Given.Receive(500))
            .Do(new OrderCommand.RecordInvoice(Some.Invoice(250) with { ShippingHandling = 15, Total = 265 }));
        Assert.Equal(InvoiceStatus.Matched, story.Invoice("INV-1").Verdict.Status);

        var second = Some.Invoice(250, number: "INV-2");
        Assert.Equal(InvoiceStatus.Matched, Match(story, second).Status);
        Assert.Equal("charges_over_order", Assert.Single(Match(story, second with { ShippingHandling = 15, Total = 265 }).Reasons).Code);
    }

    [Fact]
    public void Tax_counts_in_the_total_only() =>
        Assert.Equal(InvoiceStatus.Matched, Match(Given.Received(500), Some.Invoice(500) with { Tax = 100, Total = 600 }).Status);

    // 9.99 less 12.5 % is 8.74125; an invoice says 8.7413.
    [Fact]
    public void The_price_expected_is_the_one_less_discount()
    {
        var story = Given.Sent(Some.Line(10, 9.99m) with { Discount = 12.5m, Tax = 20 }).Do(Given.Receive(10));

        Assert.Equal(InvoiceStatus.Matched, Match(story, Some.Invoice(10, 8.7413m) with { Tax = 17.48m, Total = 104.89m }).Status);
        var reason = Assert.Single(Match(story, Some.Invoice(10, 9.99m)).Reasons);
        Assert.Equal(("price_differs", 8.7413m, 9.99m), (reason.Code, reason.Expected, reason.Actual));
    }

    private static MatchVerdict Match(Story story, SupplierInvoice invoice) => ThreeWayMatch.Of(story.Order, invoice, story.Settings.Tolerance);
}
