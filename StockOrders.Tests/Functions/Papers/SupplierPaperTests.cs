using System.Net;
using System.Xml.Linq;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Mail;
using StockOrders.Functions.Papers;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Papers;

public sealed class SupplierPaperTests
{
    private const string Supplier = "sales@wonka.example";

    [Fact]
    public async Task Mail_of_an_order_carries_it_to_print_and_for_programs()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var mail = Assert.Single(shop.MailsTo(Supplier));

        Assert.Equal(["Purchase-order-PO-1.pdf", "Purchase-order-PO-1.xml"], mail.Attachments.Select(attachment => attachment.Name));
        Assert.Equal(["application/pdf", "application/xml"], mail.Attachments.Select(attachment => attachment.Type));
        var pdf = new ReadPdf(mail.Attachments[0].Content);
        Assert.Contains("100.00", pdf.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("DRAFT", pdf.Text, StringComparison.Ordinal);
        Assert.Empty(UblRules.Faults(XElement.Load(new MemoryStream(mail.Attachments[1].Content))));
        Assert.All(new[] { mail.Text, mail.Html }, body => Assert.Contains("Purchase-order-PO-1.pdf", body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_mails_carry_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(2_500m);
        Assert.NotEmpty(shop.App.Messages);
        Assert.All(shop.App.Messages, mail => Assert.Empty(mail.Attachments));
    }

    [Fact]
    public async Task Pdf_stands_behind_the_links_of_supplier_and_approver_and_reading_it_changes_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(2_500m);
        var approver = shop.LinkFor("manager@example.com");
        Assert.Contains($"{approver}/order.pdf", (await shop.Get(approver)).Page, StringComparison.Ordinal);
        var commits = shop.Store.Commits;
        Assert.Contains("DRAFT", new ReadPdf(await Bytes(shop, $"{approver}/order.pdf")).Text, StringComparison.Ordinal);
        Assert.Equal(commits, shop.Store.Commits);

        await shop.Post(approver, "approve");
        var supplier = shop.LinkFor(Supplier);
        Assert.Contains($"{supplier}/order.pdf", (await shop.Get(supplier)).Page, StringComparison.Ordinal);
        Assert.DoesNotContain("DRAFT", new ReadPdf(await Bytes(shop, $"{supplier}/order.pdf")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/supplier/nonsense/order.pdf")]
    [InlineData("/approve/nonsense/order.pdf")]
    public async Task Forged_link_leads_to_no_paper(string path)
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.Get(path)).Status);
    }

    [Fact]
    public async Task Link_of_the_supplier_opens_no_paper_of_the_approver()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(100m);
        var swapped = shop.LinkFor(Supplier).Replace("/supplier/", "/approve/", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await shop.Get(swapped + "/order.pdf")).Status);
    }

    [Fact]
    public void Order_whose_every_text_is_as_long_as_can_be_is_mailed_without_what_is_too_large()
    {
        var text = string.Concat(Enumerable.Repeat("朝", HeaderRules.MaxText));
        var order = SomePapers.Order(2_000);
        var huge = order with { Lines = [.. order.Lines.Select(line => line with { Title = text, Sku = text, VendorReference = text })] };
        var papers = SupplierPapers.Of(huge, Some.Settings, null);

        Assert.InRange(papers.Sum(paper => paper.Bytes.Length * 4L / 3), 0, 10_000_000);
        Assert.DoesNotContain(papers, paper => paper.Media == PaperFile.Xml);
        Assert.DoesNotContain("UBL", SupplierPapers.Words(papers) ?? "", StringComparison.Ordinal);
    }

    private static async Task<byte[]> Bytes(Shop shop, string path)
    {
        using var client = shop.App.CreateClient();
        return await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
    }
}
