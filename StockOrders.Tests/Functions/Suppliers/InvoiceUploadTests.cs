using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Files;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Files;
using StockOrders.Functions.Matching;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Suppliers;

public sealed class InvoiceUploadTests
{
    private const string Supplier = "sales@wonka.example";

    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[2_000_000]];

    private static readonly (string, string)[] Typed = [("number", "INV-7"), ("date", "2026-05-20"), ("total", "500")];

    [Fact]
    public async Task A_pdf_is_kept_to_the_last_byte_and_waits_for_a_person()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(500));

        var (status, page) = await shop.Upload(shop.LinkFor(Supplier), Pdf, "Rechnung 7.pdf", Typed);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Rechnung 7.pdf", page, StringComparison.Ordinal);
        var order = await shop.Order();
        var file = Assert.Single(order.Files);
        Assert.Equal((FileKind.Pdf, (long)Pdf.Length, "Rechnung 7.pdf", Supplier), (file.Kind, file.Bytes, file.Name, file.By));
        Assert.Equal(Pdf, await Bytes(shop, order, file));
        var invoice = await Invoice(shop, order);
        Assert.Equal((InvoiceStatus.Blocked, "no_lines", file.Id), (invoice.Verdict.Status, invoice.Verdict.Reasons[0].Code, invoice.File));
        Assert.StartsWith("Invoice held", Assert.Single(shop.MailsTo("buyer@example.com")).Subject, StringComparison.Ordinal);
        Assert.Empty(await shop.Store.All(FileRows.NotesBefore(Shop.Account, DateTimeOffset.MaxValue.AddDays(-1)), default).ToListAsync());
    }

    [Fact]
    public async Task Lines_entered_under_the_same_number_take_the_place_of_the_file_without_lines()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(500));
        await shop.Upload(shop.LinkFor(Supplier), Pdf, "7.pdf", Typed);
        var held = await Invoice(shop, await shop.Order());

        await shop.Do(new OrderCommand.RecordInvoice(held with { Lines = [new InvoiceLine(Some.Bolt, 500, 1)], File = null }));

        var order = await shop.Order();
        var matched = await Invoice(shop, order);
        Assert.Equal((InvoiceStatus.Matched, held.File, 0, Stage.Closed), (matched.Verdict.Status, matched.File, order.OpenInvoices, order.Stage));
        Assert.Equal("duplicate_invoice", Assert.Single((await shop.Try(new OrderCommand.RecordInvoice(matched))).Refusals).Code);
    }

    [Fact]
    public async Task Lines_of_a_ubl_invoice_are_read_and_matched()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(500));

        var (status, _) = await shop.Upload(shop.LinkFor(Supplier), Encoding.UTF8.GetBytes(Ubl("c20_123", 500)), "invoice.xml");

        Assert.Equal(HttpStatusCode.OK, status);
        var order = await shop.Order();
        var invoice = await Invoice(shop, order);
        Assert.Equal((InvoiceStatus.Matched, "UBL-1", 500m, Stage.Closed), (invoice.Verdict.Status, invoice.Number, invoice.Total, order.Stage));
    }

    [Theory]
    [InlineData("c20_999", 500)]
    [InlineData("c20_123", 600)]
    public async Task A_ubl_invoice_that_disagrees_is_held(string item, int quantity)
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(500));

        await shop.Upload(shop.LinkFor(Supplier), Encoding.UTF8.GetBytes(Ubl(item, quantity)), "invoice.xml");

        Assert.Equal(InvoiceStatus.Blocked, (await Invoice(shop, await shop.Order())).Verdict.Status);
    }

    [Theory]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0")]
    [InlineData("-100")]
    [InlineData("per box")]
    public async Task A_ubl_invoice_whose_prices_are_for_an_impossible_quantity_is_held_for_a_person(string per)
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(500));
        var file = Ubl("c20_123", 500).Replace("<cbc:BaseQuantity>100<", $"<cbc:BaseQuantity>{per}<", StringComparison.Ordinal);

        var (status, _) = await shop.Upload(shop.LinkFor(Supplier), Encoding.UTF8.GetBytes(file), "invoice.xml");

        Assert.Equal(HttpStatusCode.OK, status);
        var invoice = await Invoice(shop, await shop.Order());
        Assert.Equal((InvoiceStatus.Blocked, "no_lines"), (invoice.Verdict.Status, invoice.Verdict.Reasons[0].Code));
    }

    [Fact]
    public async Task A_ubl_invoice_in_a_currency_that_nobody_knows_is_refused_and_never_taken_for_one_in_the_orders()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Do(Given.Receive(500));
        var file = Ubl("c20_123", 500).Replace(">GBP<", ">ZZZ<", StringComparison.Ordinal);

        var (status, page) = await shop.Upload(shop.LinkFor(Supplier), Encoding.UTF8.GetBytes(file), "invoice.xml");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("ZZZ is no currency that is known here.", page, StringComparison.Ordinal);
        var order = await shop.Order();
        Assert.Equal((0, 0), (order.Files.Length, order.Invoices.Length));
    }

    [Fact]
    public async Task What_is_typed_must_not_say_otherwise_than_the_file()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);

        var (status, page) = await shop.Upload(shop.LinkFor(Supplier), Encoding.UTF8.GetBytes(Ubl("c20_123", 500)), "i.xml", ("number", "INV-8"), ("total", "400"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("The file says UBL-1.", page, StringComparison.Ordinal);
        Assert.Contains("The file says 500.", page, StringComparison.Ordinal);
        Assert.Empty((await shop.Order()).Files);
    }

    [Fact]
    public async Task Files_that_are_not_what_is_taken_are_refused_and_nothing_is_kept()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        var (link, before) = (shop.LinkFor(Supplier), shop.Store.Commits);
        byte[][] files =
        [
            [.. "MZ"u8, .. new byte[100]],
            "<html><script>alert(1)</script>"u8.ToArray(),
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"u8.ToArray(),
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100))),
            [.. "PK\u0003\u0004"u8, .. new byte[200]],
            "just some words"u8.ToArray(),
            [1, 2, 3, 44],
        ];

        foreach (var file in files)
        {
            var (status, page) = await shop.Upload(link, file, "invoice.pdf", Typed);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("This is no PDF, XML, CSV, XLSX, PNG or JPEG file", page, StringComparison.Ordinal);
        }

        Assert.Equal(before, shop.Store.Commits);
    }

    [Fact]
    public async Task A_file_over_ten_megabytes_is_refused_while_it_comes_in()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        var (link, before) = (shop.LinkFor(Supplier), shop.Store.Commits);

        var tooLarge = await shop.Upload(link, [.. "%PDF-"u8, .. new byte[FileLimits.MaxBytes]], "large.pdf", Typed);
        var largest = await shop.Upload(link, [.. "%PDF-"u8, .. new byte[FileLimits.MaxBytes - 5]], "large.pdf", Typed);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.OK), (tooLarge.Status, largest.Status));
        Assert.Contains("A file has at most 10 MB.", tooLarge.Page, StringComparison.Ordinal);
        Assert.True(before < shop.Store.Commits);
        Assert.Single((await shop.Order()).Files);
    }

    [Fact]
    public async Task The_same_number_twice_is_refused_and_leaves_no_bytes_behind()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        var link = shop.LinkFor(Supplier);
        await shop.Upload(link, Pdf, "7.pdf", Typed);

        var (status, page) = await shop.Upload(link, Pdf, "7.pdf", Typed);

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("was recorded on this order before", page, StringComparison.Ordinal);
        var rows = await shop.Store.All(new RowRange(FileRows.Partition(Shop.Account), "a", "z"), default).ToListAsync();
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public async Task Bytes_that_no_order_came_to_name_are_swept_a_day_later_and_others_stay()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.Upload(shop.LinkFor(Supplier), Pdf, "7.pdf", Typed);
        await shop.App.Services.GetRequiredService<FileStore>().Write(Shop.Account, Some.Id, "feedfeed", Pdf, Some.Morning, default);

        await shop.After(TimeSpan.FromHours(23));
        Assert.Equal(3, await Pieces(shop, "feedfeed"));
        await shop.After(TimeSpan.FromHours(48));

        Assert.Equal(0, await Pieces(shop, "feedfeed"));
        Assert.Equal(3, await Pieces(shop, (await shop.Order()).Files[0].Id));
    }

    [Fact]
    public async Task Bytes_whose_first_piece_went_before_the_process_died_are_swept_to_the_last()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        await shop.App.Services.GetRequiredService<FileStore>().Write(Shop.Account, Some.Id, "feedfeed", Pdf, Some.Morning, default);
        await shop.Store.Commit(FileRows.Partition(Shop.Account), [RowChange.Delete(FileRows.Piece(Some.Id, "feedfeed", 0))], default);

        await shop.After(TimeSpan.FromHours(48));

        Assert.Equal(0, await Pieces(shop, "feedfeed"));
    }

    [Theory]
    [InlineData("..\\..\\etc\\passwd", "passwd.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1\".pdf", "aSet-Cookie x1.pdf")]
    [InlineData("фактура № 7.PDF", "фактура  7.pdf")]
    [InlineData("exe\u202Efdp.exe", "exefdp.exe.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData("invoice.xml", "invoice.pdf")]
    public void Names_are_cleaned_and_end_in_what_the_file_is(string name, string clean)
    {
        var cleaned = FileNames.Clean(name, FileKind.Pdf);
        Assert.Equal(clean, cleaned);
        Assert.DoesNotContain(FileNames.Disposition(cleaned), sign => sign is < ' ' or > '~');
    }

    [Fact]
    public void A_workbook_is_known_by_the_names_in_its_directory_and_nothing_of_it_is_unpacked()
    {
        Assert.Equal(FileKind.Xlsx, FileKinds.Of(Zip("[Content_Types].xml", "xl/workbook.xml")));
        Assert.Null(FileKinds.Of(Zip("[Content_Types].xml", "word/document.xml")));
        Assert.Equal(FileKind.Csv, FileKinds.Of("a;b\n1;2\n"u8.ToArray()));
        Assert.Equal(FileKind.Csv, FileKinds.Of((byte[])[.. "St"u8, 0xFC, .. "ck;Preis\n"u8]));
        Assert.Equal(FileKind.Png, FileKinds.Of((byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]));
        Assert.Equal(FileKind.Jpeg, FileKinds.Of((byte[])[0xFF, 0xD8, 0xFF, 0xE0]));
    }

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(new byte[1_000_000]);
            }
        }

        return bytes.ToArray();
    }

    private static string Ubl(string item, int quantity) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
          xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
          xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
          <cbc:ID>UBL-1</cbc:ID><cbc:IssueDate>2026-05-20</cbc:IssueDate><cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>
          <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="GBP">{quantity}.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
          <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">{quantity}</cbc:InvoicedQuantity>
            <cac:Item><cbc:Name>Bolt</cbc:Name><cac:BuyersItemIdentification><cbc:ID>{item}</cbc:ID></cac:BuyersItemIdentification></cac:Item>
            <cac:Price><cbc:PriceAmount currencyID="GBP">100.00</cbc:PriceAmount><cbc:BaseQuantity>100</cbc:BaseQuantity></cac:Price>
          </cac:InvoiceLine>
        </Invoice>
        """;

    private static async Task<byte[]> Bytes(Shop shop, StockOrder order, OrderFile file)
    {
        using var all = new MemoryStream();
        await foreach (var piece in shop.App.Services.GetRequiredService<FileStore>().Read(Shop.Account, order.Id, file.Id, default))
            all.Write(piece.Span);
        return all.ToArray();
    }

    private static async Task<int> Pieces(Shop shop, string file) =>
        await shop.Store.All(FileRows.Pieces(Shop.Account, Some.Id, file), default).CountAsync();

    private static async Task<SupplierInvoice> Invoice(Shop shop, StockOrder order) =>
        await InvoiceRows.Find(shop.Store, Shop.Account, Assert.Single(order.Invoices), default) ?? throw new InvalidOperationException("There is no invoice.");
}
