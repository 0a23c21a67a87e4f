using StockOrders.Domain.Effects;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Mail;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Mail;

public sealed class MailComposerTests
{
    private const string Link = "https://orders.example/approve/k.abc";

    [Fact]
    public void Approver_reads_total_limit_lines_and_link_in_both_bodies()
    {
        var mail = Compose(MailKind.ApprovalRequest, Given.PendingApproval().Order, step: 1);

        Assert.Equal("Approve order PO-1 for Wonka Candy: 2,000.01 GBP", mail.Subject);
        foreach (var body in new[] { mail.Text, mail.Html })
        {
            Assert.Contains("2,000.01 GBP is more than the limit of 2,000.00 GBP.", body, StringComparison.Ordinal);
            Assert.Contains("c20_123", body, StringComparison.Ordinal);
            Assert.Contains(Link, body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Supplier_reads_the_whole_order()
    {
        var header = Some.Header with
        {
            ShippingAddress = "Unit 4\nLeeds", BillingAddress = "1 High Street", PaymentTerms = "30 days net", Attn = "Charlie", Notes = "One pallet",
            ExpectedDate = new DateOnly(2026, 5, 20), ShippingHandling = 45,
        };
        OrderLine[] lines = [.. Enumerable.Range(0, 300).Select(index => Some.Line(480, 0.01m, new($"v{index}")) with { VendorReference = $"REF-{index}-" })];
        var mail = Compose(MailKind.SupplierOrder, Given.Sent(lines).Order with { Header = header });

        foreach (var body in new[] { mail.Text, mail.Html })
        {
            foreach (var part in new[]
            {
                "PO-1", "Unit 4", "1 High Street", "30 days net", "Charlie", "One pallet", "20 May 2026", "480", "0.01", "4.80", "45.00", "1,485.00", Link,
            })
                Assert.Contains(part, body, StringComparison.Ordinal);
            Assert.All(Enumerable.Range(0, 300), index => Assert.Contains($"REF-{index}-", body, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Approver_of_a_long_order_is_told_how_many_lines_there_are_more()
    {
        OrderLine[] lines = [.. Enumerable.Range(0, 300).Select(index => Some.Line(480, 4.2m, new($"v{index}")))];
        var order = Given.Draft(lines).Do(new OrderCommand.Submit(), new OrderCommand.RouteForApproval()).Order;
        Assert.Contains("and 260 more", Compose(MailKind.ApprovalRequest, order, step: 1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_break_in_a_reference_begins_no_header()
    {
        var header = Some.Header with { Reference = "PO-1\r\nBcc: everyone@example.com", ShopName = "Shop\nX" };
        var mail = Compose(MailKind.SupplierOrder, Given.Sent().Order with { Header = header });
        Assert.Equal("Purchase order PO-1 Bcc: everyone@example.com from Shop X", mail.Subject);
    }

    [Theory]
    [InlineData("a\u0000b\tc", "a b c")]
    [InlineData("  a \u2028 b  ", "a b")]
    public void One_line_holds_no_control_characters(string text, string expected) => Assert.Equal(expected, MailComposer.OneLine(text));

    [Fact]
    public void Long_subject_is_cut_between_whole_characters()
    {
        var cut = MailComposer.OneLine(string.Concat(Enumerable.Repeat("😀", 200)));
        Assert.True(cut.Length <= 150);
        Assert.Equal(cut, new string(cut.EnumerateRunes().SelectMany(rune => rune.ToString()).ToArray()));
    }

    [Fact]
    public void Same_facts_give_the_same_mail()
    {
        var order = Given.Sent().Order;
        Assert.Equal(Compose(MailKind.SupplierOrder, order), Compose(MailKind.SupplierOrder, order));
    }

    [Fact]
    public void Items_are_written_as_the_order_says_and_sums_add_up()
    {
        var line = Some.Line(3, 3.33m) with
        {
            Title = "Hex bolt", VendorName = "Sechskant", VendorReference = "SK-1", Sku = "B-1", Barcode = "501", Categories = "Steel", Discount = 10, Tax = 20,
        };
        var header = Some.Header with { Printing = new LinePrinting(MySkus: false, VendorSkus: true, Barcodes: false, Categories: true, TitlesAsVendorName: false) };
        var mail = Compose(MailKind.SupplierOrder, Given.Sent(line).Order with { Header = header });

        foreach (var part in new[] { "Sechskant", "Supplier's ref. SK-1", "Category Steel", "Discount 10%", "8.99", "1.80", "10.79 GBP" })
            Assert.Contains(part, mail.Text, StringComparison.Ordinal);
        foreach (var part in new[] { "Hex bolt", "B-1", "501" })
            Assert.DoesNotContain(part, mail.Text, StringComparison.Ordinal);
    }

    private static MailText Compose(MailKind kind, StockOrder order, int? step = null) =>
        MailComposer.Compose(new Effect.Mail("id", order.Id, kind, "someone@example.com", order.Revision, step), new MailFacts(order, Some.Settings, Link));
}
