using System.IO.Compression;
using System.Net;
using System.Text;
using StockOrders.Domain.Files;
using StockOrders.Functions.Files;
using StockOrders.Tests.Functions.Suppliers;

namespace StockOrders.Tests.Functions.Files;

/// <summary>A PDF that came as x.png was once taken as the PDF that it is. What a file is called, sent as and filled with has to be one kind.</summary>
public sealed class FileClaimTests
{
    private const string Supplier = "sales@wonka.example";

    private static readonly (string, string)[] Typed = [("number", "INV-7"), ("date", "2026-05-20"), ("total", "500")];

    private static readonly Dictionary<FileKind, byte[]> Files = new()
    {
        [FileKind.Pdf] = [.. "%PDF-1.7\n"u8, .. new byte[100]],
        [FileKind.Xml] = "<?xml version=\"1.0\"?><a/>"u8.ToArray(),
        [FileKind.Csv] = "sku,quantity,price\nA,1,2\n"u8.ToArray(),
        [FileKind.Xlsx] = Zip("[Content_Types].xml", "xl/workbook.xml"),
        [FileKind.Png] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13],
        [FileKind.Jpeg] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16],
    };

    public static IEnumerable<object[]> Pairs => Files.Keys.SelectMany(_ => Files.Keys, (claimed, real) => new object[] { claimed.ToString(), real.ToString() });

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_file_of_one_kind_with_the_name_or_the_type_of_another_is_refused_with_both_and_passes_with_its_own(string claimed, string real)
    {
        var (said, found) = (Enum.Parse<FileKind>(claimed), Enum.Parse<FileKind>(real));
        Assert.Equal(found, FileKinds.Of(Files[found]));

        var byName = FileClaims.Fault(new SentFile($"7.{FileKinds.EndingOf(said).ToUpperInvariant()}", Files[found]), found);
        var byMedia = FileClaims.Fault(new SentFile("7", Files[found], FileKinds.MediaOf(said) + "; charset=utf-8"), found);

        if (said == found)
        {
            Assert.Equal((null, null), (byName, byMedia));
            return;
        }

        Assert.All(new[] { byName, byMedia }, fault =>
        {
            Assert.Contains(FileKinds.WordOf(found), fault, StringComparison.Ordinal);
            Assert.Contains("was refused", fault, StringComparison.Ordinal);
        });
        Assert.Contains($".{FileKinds.EndingOf(said)}", byName, StringComparison.Ordinal);
        Assert.Contains(FileKinds.MediaOf(said), byMedia, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invoice.exe", "")]
    [InlineData("invoice.html", "")]
    [InlineData("invoice.pdf.scr", "")]
    [InlineData("invoice.xlsm", "")]
    [InlineData("invoice.pdf", "text/html")]
    [InlineData("invoice.pdf", "image/svg+xml")]
    [InlineData("invoice.pdf", "application/zip")]
    [InlineData("invoice.pdf ", "video/mp4")]
    public void Kinds_that_are_not_taken_at_all_count_as_said_too(string name, string media) =>
        Assert.NotNull(FileClaims.Fault(new SentFile(name, Files[FileKind.Pdf], media), FileKind.Pdf));

    [Theory]
    [InlineData("invoice", "", FileKind.Pdf)]
    [InlineData("", "", FileKind.Pdf)]
    [InlineData("Rechnung 2026.05", "application/octet-stream", FileKind.Pdf)]
    [InlineData("Invoice No. 7", "application/x-download", FileKind.Pdf)]
    [InlineData("photo.JPEG", "image/jpg", FileKind.Jpeg)]
    [InlineData("photo.jpg", "image/pjpeg", FileKind.Jpeg)]
    [InlineData("a.csv", "application/vnd.ms-excel", FileKind.Csv)]
    [InlineData("a.csv", "text/plain", FileKind.Csv)]
    [InlineData("a.txt", "text/plain", FileKind.Csv)]
    [InlineData("a.xml", "text/xml", FileKind.Xml)]
    [InlineData("a.xml", "text/plain;charset=UTF-16", FileKind.Xml)]
    [InlineData("a.xlsx", "application/x-zip-compressed", FileKind.Xlsx)]
    [InlineData("a.pdf", "not a type", FileKind.Pdf)]
    public void What_browsers_and_programs_say_of_honest_files_is_no_lie(string name, string media, object kind) =>
        Assert.Null(FileClaims.Fault(new SentFile(name, Files[(FileKind)kind], media), (FileKind)kind));

    public static TheoryData<string, byte[]> Lies => new()
    {
        { "book.xlsx", Zip("[Content_Types].xml", "word/document.xml") },
        { "macros.xlsx", Zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin") },
        { "leading.pdf", [.. "x\n"u8, .. Files[FileKind.Pdf]] },
        { "leading.csv", "a,b\n%PDF-1.7\n"u8.ToArray() },
        { "both.png", [.. Files[FileKind.Png], .. Files[FileKind.Pdf]] },
        { "both.jpg", [.. Files[FileKind.Jpeg], .. Files[FileKind.Pdf]] },
        { "both.xml", "<?xml version=\"1.0\"?><!--%PDF-1.7--><a/>"u8.ToArray() },
        { "page.csv", "a,b\n<HTML><body onload=alert(1)>"u8.ToArray() },
        { "page.xml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>"u8.ToArray() },
        { "drawing.xml", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray() },
        { "drawing2.xml", "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>"u8.ToArray() },
        { "nul.csv", "a,b\n1,\0\n"u8.ToArray() },
        { "nul16.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a,b\n1,\0\n")).ToArray() },
        { "words.csv", "no separator here"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task A_file_that_is_not_what_it_says_gets_a_page_that_says_so_and_nothing_is_kept(string name, byte[] bytes)
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        var (link, before) = (shop.LinkFor(Supplier), shop.Store.Commits);

        var (status, page) = await shop.Upload(link, bytes, name, Typed);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("This is no PDF, XML, CSV, XLSX, PNG or JPEG file", page, StringComparison.Ordinal);
        Assert.Equal(before, shop.Store.Commits);
    }

    [Fact]
    public async Task A_pdf_that_is_called_a_picture_or_sent_as_one_gets_a_page_that_says_so_and_nothing_is_kept()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500);
        var (link, before) = (shop.LinkFor(Supplier), shop.Store.Commits);

        var named = await shop.Upload(link, Files[FileKind.Pdf], "x.png", Typed);
        var typed = await shop.Upload(link, new SentFile("x.pdf", Files[FileKind.Pdf], "image/png"), Typed);
        var empty = await shop.Upload(link, [], "x.pdf", Typed);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (named.Status, typed.Status, empty.Status));
        Assert.Contains("Its name ends in .png, but the file is a PDF.", named.Page, StringComparison.Ordinal);
        Assert.Contains("It was sent as image/png, but the file is a PDF.", typed.Page, StringComparison.Ordinal);
        Assert.Contains("The file is empty.", empty.Page, StringComparison.Ordinal);
        Assert.Equal(before, shop.Store.Commits);
    }

    [Fact]
    public void Text_is_what_it_says_in_whichever_unicode_it_is_written()
    {
        foreach (var code in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.Equal(FileKind.Csv, FileKinds.Of(In(code, "sku;quantity\nA;1\n")));
            Assert.Equal(FileKind.Xml, FileKinds.Of(In(code, $"<?xml version=\"1.0\" encoding=\"{code.WebName}\"?><a>é</a>")));
            Assert.Equal(FileKind.Xml, FileKinds.Of(In(code, "<a>é</a>")));
        }
    }

    private static byte[] In(Encoding code, string text) => [.. code.GetPreamble(), .. code.GetBytes(text)];

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(new byte[100]);
            }
        }

        return bytes.ToArray();
    }
}
