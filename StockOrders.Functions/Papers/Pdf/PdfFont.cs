using System.Globalization;
using System.Text;

namespace StockOrders.Functions.Papers.Pdf;

/// <summary>A font in one document: it remembers which letters were set, so that only those are embedded (ISO 32000-1, 9.7 and 9.10).</summary>
/// <param name="resource">What pages call it.</param>
internal sealed class PdfFont(TrueTypeFont font, string name, string resource)
{
    /// <summary>How many mappings one block of a character map may hold.</summary>
    private const int MapBlock = 100;

    private readonly SortedDictionary<ushort, char> used = [];

    public string Resource => resource;

    public bool Has(char letter) => used.ContainsKey(font.GlyphOf(letter));

    public decimal WidthOf(ReadOnlySpan<char> text, decimal size)
    {
        var width = 0;
        foreach (var letter in text)
            width += font.AdvanceOf(font.GlyphOf(letter));
        return width * size / 1000;
    }

    public void Encode(StringBuilder content, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            var glyph = font.GlyphOf(letter);
            used.TryAdd(glyph, letter);
            content.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }
    }

    /// <returns>The number of the font's object.</returns>
    public int Write(PdfFile file)
    {
        var tagged = $"AAAAAA+{name}";
        var program = FontSubset.Of(font, used.Keys);
        var embedded = file.AddStream($"/Length1 {program.Length}", program);
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{tagged} /Flags 32 /FontBBox [{string.Join(' ', font.Box)}] /ItalicAngle 0 /Ascent {font.Ascent} "
            + $"/Descent {font.Descent} /CapHeight {font.CapHeight} /StemV {(name.EndsWith("Bold", StringComparison.Ordinal) ? 140 : 80)} /FontFile2 {embedded} 0 R >>");
        var widths = string.Join(' ', used.Keys.Select(glyph => $"{glyph} [{font.AdvanceOf(glyph)}]"));
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{tagged} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [{widths}] >>");
        var letters = file.AddStream("", Encoding.ASCII.GetBytes(CharacterMap()));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{tagged} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {letters} 0 R >>");
    }

    /// <summary>What text the glyphs stand for, for those who search, copy or listen.</summary>
    private string CharacterMap()
    {
        var map = new StringBuilder("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        foreach (var block in used.Chunk(MapBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, letter) in block)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{(int)letter:X4}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
