using System.IO.Compression;
using System.Net;
using System.Text;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Matching;
using StockOrders.Functions.Papers;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Suppliers;

/// <summary>Invoices that come as a table: once kept and never read.</summary>
public sealed class TableUploadTests
{
    private const string Supplier = "sales@wonka.example";
    private const string Read = "Its 1 line was read from the file.";
    private const string NotRead = "Its lines were not read";

    public static TheoryData<string> Tables =>
    [
        "sku,quantity,unit price\nBOLT-1,500,1\n",
        "Variant;Qty;Price\r\nc20_123;500;1,00\r\n",
        "Supplier's ref.\tInvoiced quantity\tLine total\nW-77\t500\t500.00\n",
        "sep=;\n\"EAN\";\"Menge\";\"Einzelpreis\"\n5012345678900;\"500\";\"£ 1.00\"\n",
        "Wonka Candy Ltd,,\nInvoice INV-7,,\n\nItem code,QTY.,Unit Cost (GBP)\nc20_123,500.0,1.00\n,,\nTotal,,500.00\n",
        "id,quantity,price,line total,currency,purchase order\nc20_123,\"1,000.00\",0.5,500,gbp,PO-1\n",
    ];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Lines_of_a_table_whose_header_is_known_are_read_and_matched(string csv)
    {
        foreach (var (file, name) in new[] { (Encoding.UTF8.GetBytes(csv), "7.csv"), ([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(csv)], "7.csv") })
        {
            await using var shop = await Received(csv.Contains("0.5", StringComparison.Ordinal) ? 0.5m : 1);

            var (status, page) = await Send(shop, file, name);

            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains(Read, page, StringComparison.Ordinal);
            var invoice = await Invoice(shop);
            Assert.Equal((InvoiceStatus.Matched, 500m), (invoice.Verdict.Status, invoice.Total));
        }
    }

    [Fact]
    public async Task Lines_of_a_workbook_are_read_with_shared_text_inline_text_and_numbers_as_spreadsheets_write_them()
    {
        await using var shop = await Received();

        var (status, page) = await Send(shop, Book("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>Wonka</t></is></c></row>
            <row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="inlineStr"><is><r><t>Unit </t></r><r><t>price</t></r></is></c></row>
            <row r="4"><c r="A4" t="str"><v>c20_123</v></c><c r="C4"><v>5E+2</v></c><c r="D4"><v>1.0000000000000002</v></c><c r="E4"><f>C4*D4</f><v>9</v></c></row>
            """), "7.xlsx");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(Read, page, StringComparison.Ordinal);
        Assert.Equal((InvoiceStatus.Matched, new InvoiceLine(Some.Bolt, 500, 1)), ((await Invoice(shop)).Verdict.Status, (await Invoice(shop)).Lines[0]));
    }

    [Fact]
    public async Task The_orders_own_csv_and_workbook_sent_back_are_its_invoice()
    {
        foreach (var isBook in new[] { false, true })
        {
            await using var shop = await Received();
            var order = await shop.Order();

            var (_, page) = await Send(shop, (isBook ? OrderPapers.Xlsx(order, Some.Settings, null) : OrderPapers.Csv(order)).Bytes.ToArray(), isBook ? "7.xlsx" : "7.csv");

            Assert.Contains(Read, page, StringComparison.Ordinal);
            Assert.Equal(InvoiceStatus.Matched, (await Invoice(shop)).Verdict.Status);
        }
    }

    // Half of such a table was read, and the rest not missed.
    [Fact]
    public async Task A_table_whose_cells_have_line_breaks_is_read_to_its_end()
    {
        await using var shop = await Received();

        var (_, page) = await Send(
            shop, Encoding.UTF8.GetBytes("sku,description,quantity,price\n" + string.Concat(Enumerable.Repeat("BOLT-1,\"Bolt,\n12\"\" of \"\"steel\"\"\n\",1,1\n", 1_500))), "7.csv");

        Assert.Contains("Its 1,500 lines were read from the file.", page, StringComparison.Ordinal);
        Assert.Equal(1_500, (await Invoice(shop)).Lines.Length);
    }

    [Theory]
    [InlineData("sku,quantity,price\nBOLT-1,500,1.20\n", "price_differs")]
    [InlineData("sku,quantity,price\nBOLT-1,400,1\n", "total_differs")]
    [InlineData("sku,quantity,price\nBOLT-1,500,1\nFreight,1,25\n", "not_on_order")]
    public async Task A_table_that_disagrees_is_held_as_any_invoice_is(string csv, string code)
    {
        await using var shop = await Received();

        var (_, page) = await Send(shop, Encoding.UTF8.GetBytes(csv), "7.csv");

        Assert.DoesNotContain(NotRead, page, StringComparison.Ordinal);
        Assert.Contains(code, (await Invoice(shop)).Verdict.Reasons.Select(reason => reason.Code));
    }

    public static TheoryData<string, string> Unread => new()
    {
        { "quantity,price\n500,1\n", "has no line that names its columns" },
        { "sku,price\nBOLT-1,1\n", "has no line that names its columns" },
        { "a,b\n1,2\n", "has no line that names its columns" },
        { "sku,sku,quantity,price\nBOLT-1,X,500,1\n", "names a column twice" },
        { "sku,quantity,price\n", "has no lines" },
        { "sku,quantity,price\nBOLT-1,=250*2,1\n", "Line 1 " },
        { "sku,quantity,price\nBOLT-1,1e308,1\n", "Line 1 " },
        { "sku,quantity,price\nBOLT-1,99999999999999999999999999999999,1\n", "Line 1 " },
        { "sku,quantity,price\nBOLT-1,-500,1\n", "Line 1 " },
        { "sku,quantity,price\nBOLT-1,\"1,000\",1\n", "Line 1 " },
        { "sku,quantity,price\nBOLT-1,1.000,1\n", "Line 1 " },
        { "sku,quantity,price\nBOLT-1,500,1.000\n", "Line 1 " },
        { "sku,quantity,price\nBOLT-1,NaN,1\n", "Line 1 " },
        { "sku,quantity,price\n,500,1\n", "Line 1 " },
        { "sku,quantity,line total\nBOLT-1,0,500\n", "Line 1 " },
        { "sku,quantity,price\nBOLT-1,\"500,1\n", "is not written as a CSV is" },
        { "sku,quantity,price\n" + string.Concat(Enumerable.Repeat("BOLT-1,1,1\n", 100_000)), "more than 2,000 lines" },
        { "sku,quantity,price\r" + string.Concat(Enumerable.Repeat("BOLT-1,1,1\r", 3_000)), "at most 2050 lines" },
    };

    [Theory]
    [MemberData(nameof(Unread))]
    public async Task A_table_that_cannot_be_read_waits_for_a_person_and_the_page_says_why(string csv, string why)
    {
        await using var shop = await Received();

        var (status, page) = await Send(shop, Encoding.UTF8.GetBytes(csv), "7.csv");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(NotRead, page, StringComparison.Ordinal);
        Assert.Contains(why, page, StringComparison.Ordinal);
        var invoice = await Invoice(shop);
        Assert.Equal((InvoiceStatus.Blocked, "no_lines", 0), (invoice.Verdict.Status, invoice.Verdict.Reasons[0].Code, invoice.Lines.Length));
    }

    [Theory]
    [InlineData("sku,quantity,price,currency\nBOLT-1,250,1,GBP\nBOLT-1,250,1,EUR\n", "more than one currency")]
    [InlineData("sku,quantity,price,currency\nBOLT-1,500,1,ZZZ\n", "ZZZ is no currency that is known here.")]
    [InlineData("sku,quantity,price,PO number\nBOLT-1,500,1,PO-2\n", "for order PO-2, and")]
    public async Task A_table_that_is_not_this_orders_invoice_is_refused(string csv, string words)
    {
        await using var shop = await Received();

        var (status, page) = await Send(shop, Encoding.UTF8.GetBytes(csv), "7.csv");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Empty((await shop.Order()).Files);
    }

    [Theory]
    [InlineData("<c r=\"A2\" t=\"s\"><v>7</v></c>", 400)]
    [InlineData("<c r=\"A2\" t=\"s\"><v>-1</v></c>", 400)]
    [InlineData("<c r=\"A2\" t=\"s\"><v>99999999999999999999</v></c>", 400)]
    [InlineData("<c r=\"A2\" t=\"s\"><v></v></c>", 400)]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>&bomb;</t></is></c>", 400)]
    [InlineData("<c r=\"ZZZZZZZZZZZZZZZZ2\"><v>1</v></c>", 200)]
    [InlineData("<c r=\"2\"><v>1</v></c>", 200)]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>c20_123</t></is></c><c r=\"B2\"><v>1E308</v></c><c r=\"C2\"><v>1</v></c>", 200)]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>c20_123</t></is></c><c r=\"B2\"><v>1E999</v></c><c r=\"C2\"><v>1</v></c>", 200)]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>c20_123</t></is></c><c r=\"B2\"><f>250*2</f><v>500</v></c><c r=\"C2\"><v>1</v></c>", 200)]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>c20_123</t></is></c><c r=\"B2\"><f>250*2</f></c><c r=\"C2\"><v>1</v></c>", 200)]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>c20_123</t></is></c><c r=\"B2\" t=\"e\"><v>#REF!</v></c><c r=\"C2\"><v>1</v></c>", 200)]
    public async Task A_hostile_workbook_is_refused_or_waits_and_is_never_matched(string cells, int status)
    {
        await using var shop = await Received();

        var (answered, page) = await Send(shop, Book($"<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row><row r=\"2\">{cells}</row>"), "7.xlsx");

        Assert.Equal(status, (int)answered);
        Assert.Contains(status == 200 ? NotRead : "The workbook is damaged", page, StringComparison.Ordinal);
        Assert.Equal(status == 200 ? 1 : 0, (await shop.Order()).Files.Length);
    }

    [Fact]
    public async Task Workbooks_that_grow_when_they_are_unpacked_or_are_no_workbooks_inside_are_refused_soon()
    {
        await using var shop = await Received();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        byte[][] books =
        [
            Book("<row><c t=\"inlineStr\"><is><t>" + new string('a', 100_000_000) + "</t></is></c></row>"),
            Book("", shared: "<sst>" + string.Concat(Enumerable.Repeat("<si/>", 20_000_000)) + "</sst>"),
            Book("<row>"),
            Book("", sheet: "xl/worksheets/none.xml"),
            Book("", sheet: "../../../../etc/passwd"),
            Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "no xml")),
        ];

        foreach (var book in books)
        {
            Assert.True(book.Length < 1_000_000);
            var (status, page) = await Send(shop, book, "7.xlsx");
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("The workbook is damaged", page, StringComparison.Ordinal);
        }

        Assert.Empty((await shop.Order()).Files);
        var endless = await Send(shop, Book(string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", 4_000_000))), "7.xlsx");
        Assert.Contains(NotRead, endless.Page, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
    }

    private static byte[] Book(string rows, string? shared = null, string sheet = "worksheets/sheet1.xml") => Zip(
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Notes\" state=\"hidden\" r:id=\"r9\"/><sheet name=\"Invoice\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships><Relationship Id=\"r1\" Target=\"{sheet}\"/><Relationship Id=\"r9\" Target=\"none.xml\"/></Relationships>"),
        ("xl/sharedStrings.xml", shared ?? "<sst><si><t>Item code</t></si><si><r><t>Quan</t></r><r><t>tity</t></r><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh></si><si><t>Price</t></si></sst>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet><sheetData>{rows}</sheetData></worksheet>"));

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static async Task<Shop> Received(decimal price = 1)
    {
        var shop = await Shop.Open();
        var quantity = 500 / price;
        await shop.Do(Some.Create(Some.Line(quantity, price) with { Sku = "BOLT-1", VendorReference = "W-77", Barcode = "5012345678900" }) with { SubmitAtOnce = true });
        await shop.Do(Given.Receive(quantity));
        return shop;
    }

    private static Task<(HttpStatusCode Status, string Page)> Send(Shop shop, byte[] file, string name) =>
        shop.Upload(shop.LinkFor(Supplier), file, name, ("number", "INV-7"), ("date", "2026-05-20"), ("total", "500"));

    private static async Task<SupplierInvoice> Invoice(Shop shop) =>
        await InvoiceRows.Find(shop.Store, Shop.Account, Assert.Single((await shop.Order()).Invoices), default) ?? throw new InvalidOperationException("There is no invoice.");
}
