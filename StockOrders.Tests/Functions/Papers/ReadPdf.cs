using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace StockOrders.Tests.Functions.Papers;

/// <summary>
/// Reads a PDF as a viewer does: from its end to the cross-reference table, from there to the pages and what is drawn on them, and from
/// the glyphs through the fonts' own character maps to text.
/// </summary>
internal sealed partial class ReadPdf
{
    private readonly byte[] bytes;
    private readonly string latin;
    private readonly Dictionary<int, int> offsets = [];

    public ReadPdf(ReadOnlyMemory<byte> file)
    {
        bytes = file.ToArray();
        latin = Encoding.Latin1.GetString(bytes);
        Assert.StartsWith("%PDF-1.7\n", latin, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", latin, StringComparison.Ordinal);
        var start = Number(latin.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10);
        var head = Table().Match(latin, start);
        Assert.True(head.Success && head.Index == start);
        var count = int.Parse(head.Groups[1].Value, CultureInfo.InvariantCulture);
        for (var number = 1; number < count; number++)
        {
            var row = latin.Substring(head.Index + head.Length + (20 * number), 20);
            Assert.EndsWith(" 00000 n \n", row, StringComparison.Ordinal);
            offsets[number] = int.Parse(row.AsSpan(0, 10), CultureInfo.InvariantCulture);
            Assert.StartsWith($"{number} 0 obj\n", latin[offsets[number]..(offsets[number] + 20)], StringComparison.Ordinal);
        }

        var trailer = latin[start..];
        Info = Body(Reference(trailer, "Info"));
        var tree = Body(Reference(Body(Reference(trailer, "Root")), "Pages"));
        var fonts = Named().Matches(Body(Reference(tree, "Font"))).ToDictionary(match => match.Groups[1].Value, match => Font(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));
        Pages = [.. References().Matches(Kids().Match(tree).Groups[1].Value).Select(kid => Page(int.Parse(kid.Groups[1].Value, CultureInfo.InvariantCulture), fonts))];
        Assert.Equal(Pages.Count, int.Parse(Count().Match(tree).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    public string Info { get; }

    /// <summary>The pieces of text on each page, in the order in which they are drawn, each with the place where it begins.</summary>
    public IReadOnlyList<IReadOnlyList<Piece>> Pages { get; }

    /// <summary>All text, a line for each piece.</summary>
    public string Text => string.Join('\n', Pages.SelectMany(page => page).Select(piece => piece.Text));

    public string TextOf(int page) => string.Join('\n', Pages[page].Select(piece => piece.Text));

    internal sealed record Piece(string Text, decimal X, decimal Y, decimal Width);

    private IReadOnlyList<Piece> Page(int number, Dictionary<string, FontMaps> fonts)
    {
        var content = Encoding.ASCII.GetString(Stream(Reference(Body(number), "Contents")));
        return
        [
            .. Drawn().Matches(content).Select(match =>
            {
                var (font, size) = (fonts[match.Groups[1].Value], decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
                var glyphs = match.Groups[5].Value.Chunk(4).Select(hex => new string(hex)).ToArray();
                return new Piece(
                    string.Concat(glyphs.Select(glyph => font.Letters[glyph])),
                    decimal.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture),
                    decimal.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture),
                    glyphs.Sum(glyph => font.Widths[Convert.ToInt32(glyph, 16)]) * size / 1000);
            }),
        ];
    }

    private FontMaps Font(int number)
    {
        var font = Body(number);
        var map = Encoding.ASCII.GetString(Stream(Reference(font, "ToUnicode")));
        var descendant = Body(int.Parse(References().Match(font[font.IndexOf("/DescendantFonts", StringComparison.Ordinal)..]).Groups[1].Value, CultureInfo.InvariantCulture));
        var program = Stream(Reference(Body(Reference(descendant, "FontDescriptor")), "FontFile2"));
        Assert.Equal([0, 1, 0, 0], program[..4]);
        return new FontMaps(
            Mapping().Matches(map).ToDictionary(match => match.Groups[1].Value, match => ((char)Convert.ToInt32(match.Groups[2].Value, 16)).ToString()),
            Widths().Matches(descendant).ToDictionary(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));
    }

    private sealed record FontMaps(Dictionary<string, string> Letters, Dictionary<int, int> Widths);

    private string Body(int number) => latin[offsets[number]..latin.IndexOf("endobj", offsets[number], StringComparison.Ordinal)];

    private byte[] Stream(int number)
    {
        var length = int.Parse(Length().Match(latin, offsets[number]).Groups[1].Value, CultureInfo.InvariantCulture);
        var start = latin.IndexOf("stream\n", offsets[number], StringComparison.Ordinal) + 7;
        Assert.Equal("\nendstream", latin.Substring(start + length, 10));
        using var unzipped = new MemoryStream();
        using (var zip = new ZLibStream(new MemoryStream(bytes, start, length), CompressionMode.Decompress))
            zip.CopyTo(unzipped);
        return unzipped.ToArray();
    }

    private static int Reference(string body, string name)
    {
        var match = Regex.Match(body, $@"/{name} (\d+) 0 R");
        Assert.True(match.Success, $"No /{name} in {body}");
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private int Number(int at) => int.Parse(Digits().Match(latin, at).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"xref\n0 (\d+)\n")]
    private static partial Regex Table();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"/(\w) (\d+) 0 R")]
    private static partial Regex Named();

    [GeneratedRegex(@"(\d+) 0 R")]
    private static partial Regex References();

    [GeneratedRegex(@"/Kids \[([^]]*)\]")]
    private static partial Regex Kids();

    [GeneratedRegex(@"/Count (\d+)")]
    private static partial Regex Count();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex Length();

    [GeneratedRegex(@"BT [\d.]+ g /(\w) ([\d.]+) Tf (-?[\d.]+) (-?[\d.]+) Td <([0-9A-F]+)> Tj ET")]
    private static partial Regex Drawn();

    [GeneratedRegex("<([0-9A-F]{4})> <([0-9A-F]{4})>")]
    private static partial Regex Mapping();

    [GeneratedRegex(@"(\d+) \[(\d+)\]")]
    private static partial Regex Widths();
}
