using System.Globalization;

namespace StockOrders.Functions.Papers.Pdf;

/// <summary>Pages and what is said of all of them.</summary>
internal sealed class PdfDocument(string title, string author)
{
    private readonly List<PdfPage> pages = [];

    public PdfFont Regular { get; } = new(PaperFonts.Regular, PaperFonts.RegularName, "R");

    public PdfFont Bold { get; } = new(PaperFonts.Bold, PaperFonts.BoldName, "B");

    public IReadOnlyList<PdfPage> Pages => pages;

    /// <summary>True where something that was written so far could not be set.</summary>
    public bool HasSubstitutes => Regular.Has(SettableText.Substitute) || Bold.Has(SettableText.Substitute);

    public PdfPage AddPage()
    {
        pages.Add(new PdfPage());
        return pages[^1];
    }

    public byte[] Save()
    {
        using var file = new PdfFile();
        var tree = file.Reserve();
        var fonts = file.Reserve();
        var leaves = new List<int>();
        foreach (var page in pages)
        {
            var content = file.AddStream("", page.Content.Span);
            leaves.Add(file.Add($"<< /Type /Page /Parent {tree} 0 R /Contents {content} 0 R >>"));
        }

        file.Fill(fonts, $"<< /{Regular.Resource} {Regular.Write(file)} 0 R /{Bold.Resource} {Bold.Write(file)} 0 R >>");
        file.Fill(tree, string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Pages /Count {leaves.Count} /Kids [{string.Join(' ', leaves.Select(leaf => $"{leaf} 0 R"))}] "
            + $"/MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Resources << /Font {fonts} 0 R >> >>"));
        var catalog = file.Add($"<< /Type /Catalog /Pages {tree} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>");
        return file.Finish(catalog, file.Add($"<< /Title {PdfFile.Text(title)} /Author {PdfFile.Text(author)} /Producer (StockOrders) >>"));
    }
}
