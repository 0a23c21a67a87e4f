using System.Globalization;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers.Pdf;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Papers;

public sealed class PrintedOrderTests
{
    [Fact]
    public void Order_of_one_line_stands_on_one_page_with_all_that_its_supplier_needs()
    {
        var read = new ReadPdf(SomePapers.Pdf(SomePapers.Order(1)).Keep("one-line").Bytes);

        Assert.Single(read.Pages);
        foreach (var words in new[]
        {
            "Charlie's Sweet Shop Ltd", "Purchase order", "PO-1", "Wonka Candy", "1 Chocolate Road", "Attention: Mr. Oompa", "Hull warehouse", "Unit 4, Dock 2", "12 High Street",
            "20 May 2026", "30 days net", "Lorry, free to dock", "PROJECT-7", "Chocolate bar with hazelnuts number 0, box of twelve, the", "Supplier's ref. W/0 · SKU CHOC-00000 · Barcode",
            "0.35", "45.00", "9.00", "54.35", "Please deliver on one pallet.", "Ring the bell at dock 2.", "Page 1 of 1",
        })
        {
            Assert.Contains(words, read.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("DRAFT", read.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(2_000)]
    public void Long_order_says_on_each_page_what_it_comes_to_so_far(int lines)
    {
        var order = SomePapers.Order(lines);
        var read = new ReadPdf(SomePapers.Pdf(order).Keep($"{lines}-lines").Bytes);

        decimal sum = 0;
        var seen = 0;
        var priced = PricedLine.AllOf(order);
        for (var page = 0; page < read.Pages.Count; page++)
        {
            var texts = read.Pages[page].Select(piece => piece.Text).ToList();
            Assert.Contains($"Page {page + 1} of {read.Pages.Count}", texts);
            Assert.Contains("Quantity", texts);
            if (page > 0)
                Assert.Equal(Bare(sum, order), texts[texts.IndexOf("Brought forward") + 1]);
            for (; seen < lines && texts.Contains((seen + 1).ToString(CultureInfo.InvariantCulture)) && read.TextOf(page).Contains($"number {seen}, ", StringComparison.Ordinal); seen++)
                sum += priced[seen].Amounts.Net;
            if (page < read.Pages.Count - 1)
                Assert.Equal(Bare(sum, order), texts[texts.IndexOf("Carried forward") + 1]);
        }

        Assert.Equal(lines, seen);
        Assert.Equal(Bare(OrderTotals.Of(order).Total, order), read.Pages[^1].Select(piece => piece.Text).SkipWhile(text => text != "Total GBP").ElementAt(1));
    }

    [Fact]
    public void Order_of_200_lines_is_a_small_file() => Assert.InRange(SomePapers.Pdf(SomePapers.Order(200)).Bytes.Length, 1, 200_000);

    [Fact]
    public void Nothing_stands_beyond_the_edges_of_the_paper()
    {
        var wide = SomePapers.Order(3, SomePapers.Header with
        {
            ShopName = new string('W', 400), Reference = new string('M', 300), VendorName = new string('Q', 500), VendorAddress = string.Join('\n', Enumerable.Repeat(new string('W', 90), 22)),
            PaymentTerms = new string('m', 2_000), Notes = string.Join(' ', Enumerable.Repeat("Handle with care.", 1_100)),
        });
        wide = wide with { Lines = [wide.Lines[0] with { Title = new string('W', 2_000), Ordered = 999_999_999.9999m, CostPrice = 999_999_999.9999m }, .. wide.Lines[1..]] };
        var read = new ReadPdf(SomePapers.Pdf(wide).Keep("wide").Bytes);

        Assert.All(read.Pages.SelectMany(page => page), piece =>
        {
            Assert.InRange(piece.X, 20, PdfPage.Width);
            Assert.InRange(piece.X + piece.Width, 0, PdfPage.Width - 20);
            Assert.InRange(piece.Y, 20, PdfPage.Height - 20);
        });
        var terms = read.Pages.SelectMany(page => page).Where(piece => piece.Text.All(letter => letter == 'm'));
        Assert.Equal(2_000, terms.Sum(piece => piece.Text.Length));
    }

    [Fact]
    public void Letters_of_three_scripts_are_set_and_others_visibly_substituted()
    {
        var order = SomePapers.Order(1, SomePapers.Header with
        {
            VendorName = "Σοκολάτα Α.Ε.", VendorAddress = "Улица Шоколадная 5\nŁódź, Žižkov, Ærø, İzmir, Ðà Nẵng", Notes = "朝 مرحبا 👩‍👩‍👧 שלום ไทย €12 ½ № “quoted”",
        });
        var read = new ReadPdf(SomePapers.Pdf(order).Keep("scripts").Bytes);

        foreach (var words in new[] { "Σοκολάτα Α.Ε.", "Улица Шоколадная 5", "Łódź, Žižkov, Ærø, İzmir, Ðà Nẵng", "□ □□□□□ □ □□□□ □□□ €12 ½ № “quoted”", "About the sign □" })
            Assert.Contains(words, read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Paper_that_shows_everything_says_nothing_of_substitutes() =>
        Assert.DoesNotContain("About the sign", new ReadPdf(SomePapers.Pdf(SomePapers.Order(1)).Bytes).Text, StringComparison.Ordinal);

    [Fact]
    public void Accents_that_follow_their_letters_stand_over_them()
    {
        var read = new ReadPdf(SomePapers.Pdf(SomePapers.Order(1, SomePapers.Header with { VendorName = "Cafe\u0301 Zu\u0308rich" })).Keep("accents").Bytes);
        Assert.Contains("Caf\u00E9 Z\u00FCrich", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("□", read.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JPY", "1,234.6", "12,346")]
    [InlineData("KWD", "1,234.5678", "12,345.678")]
    [InlineData("GBP", "1,234.5678", "12,345.68")]
    public void Amounts_have_the_digits_of_their_currency(string currency, string price, string amount)
    {
        var order = (SomePapers.Order(0) with { Lines = [Some.Line(10, currency == "JPY" ? 1_234.6m : 1_234.5678m)] }).Priced(currency);
        var read = new ReadPdf(SomePapers.Pdf(order).Keep(currency).Bytes);
        Assert.Contains(amount, read.Text, StringComparison.Ordinal);
        Assert.Contains(price, read.Text, StringComparison.Ordinal);
        Assert.Contains($"Amount {currency}", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Discounts_and_taxes_have_columns_where_a_line_has_one()
    {
        var read = new ReadPdf(SomePapers.Pdf(SomePapers.Order(0) with { Lines = [Some.Line(10, 10) with { Discount = 12.5m, Tax = 20 }, Some.Line(1, 1, Some.Nut)] }).Keep("discount-tax").Bytes);
        foreach (var words in new[] { "Discount", "12.5%", "Tax", "20%", "87.50", "17.50" })
            Assert.Contains(words, read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Discount", new ReadPdf(SomePapers.Pdf(SomePapers.Order(1)).Bytes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_says_on_every_page_that_it_is_none_yet()
    {
        var draft = Given.Draft([.. Enumerable.Range(0, 100).Select(SomePapers.Line)]).Order;
        var read = new ReadPdf(SomePapers.Pdf(draft).Keep("draft").Bytes);
        Assert.True(read.Pages.Count > 1);
        Assert.All(read.Pages, page => Assert.Contains(page, piece => piece.Text == "DRAFT"));
        Assert.Contains("This order is not sent. It is not an order yet.", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_order_says_so() =>
        Assert.Contains("CANCELLED", new ReadPdf(SomePapers.Pdf(Given.Cancelled().Order).Bytes).Text, StringComparison.Ordinal);

    [Fact]
    public void Same_order_gives_the_same_bytes() =>
        Assert.True(SomePapers.Pdf(SomePapers.Order(40)).Bytes.Span.SequenceEqual(SomePapers.Pdf(SomePapers.Order(40)).Bytes.Span));

    private static string Bare(decimal amount, StockOrder order) => OrderSheet.Bare(amount, order.Header.Currency);
}
