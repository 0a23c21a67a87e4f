using System.Buffers.Binary;
using System.Text;

namespace StockOrders.Functions.Papers.Pdf;

/// <summary>A font file with TrueType outlines (OpenType, ISO/IEC 14496-22), read as far as setting text needs it. Lengths are in thousandths of the font's size.</summary>
internal sealed class TrueTypeFont
{
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];
    private readonly ushort[] glyphs = new ushort[0x10000];
    private readonly int[] advances;
    private readonly int unitsPerEm;
    private readonly bool hasLongOffsets;

    public TrueTypeFont(byte[] file)
    {
        File = file;
        for (var at = 12; at < 12 + (16 * UInt16(4)); at += 16)
            tables[Encoding.ASCII.GetString(file, at, 4)] = ((int)UInt32(at + 8), (int)UInt32(at + 12));

        var (head, hhea, os2) = (Start("head"), Start("hhea"), Start("OS/2"));
        unitsPerEm = UInt16(head + 18);
        hasLongOffsets = UInt16(head + 50) != 0;
        Box = [Scaled(Int16(head + 36)), Scaled(Int16(head + 38)), Scaled(Int16(head + 40)), Scaled(Int16(head + 42))];
        (Ascent, Descent) = (Scaled(Int16(hhea + 4)), Scaled(Int16(hhea + 6)));
        CapHeight = Scaled(Int16(os2 + 88));
        GlyphCount = UInt16(Start("maxp") + 4);
        MetricCount = UInt16(hhea + 34);
        advances = [.. Enumerable.Range(0, GlyphCount).Select(glyph => Scaled(UInt16(Start("hmtx") + (4 * Math.Min(glyph, MetricCount - 1)))))];
        ReadCharacters();
    }

    public byte[] File { get; }

    public int[] Box { get; }

    public int Ascent { get; }

    /// <summary>Below the line, so negative.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    public int GlyphCount { get; }

    /// <summary>How many glyphs say their advance; those behind them have the last one's.</summary>
    public int MetricCount { get; }

    /// <summary>0 where the font has none.</summary>
    public ushort GlyphOf(char letter) => glyphs[letter];

    public int AdvanceOf(ushort glyph) => advances[glyph];

    public bool Has(string table) => tables.ContainsKey(table);

    public ReadOnlySpan<byte> Table(string name) => File.AsSpan(tables[name].Offset, tables[name].Length);

    /// <summary>What the glyph looks like; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var loca = Start("loca");
        var (from, to) = hasLongOffsets
            ? ((int)UInt32(loca + (4 * glyph)), (int)UInt32(loca + (4 * glyph) + 4))
            : (2 * UInt16(loca + (2 * glyph)), 2 * UInt16(loca + (2 * glyph) + 2));
        return File.AsSpan(Start("glyf") + from, to - from);
    }

    /// <summary>From the table of the Basic Multilingual Plane (cmap format 4); what is beyond it is set in no Latin, Greek or Cyrillic text.</summary>
    private void ReadCharacters()
    {
        var cmap = Start("cmap");
        var map = Enumerable.Range(0, UInt16(cmap + 2))
            .Select(index => cmap + 4 + (8 * index))
            .Where(record => UInt16(record) == 3 && UInt16(record + 2) == 1)
            .Select(record => cmap + (int)UInt32(record + 4))
            .First(table => UInt16(table) == 4);
        var segments = UInt16(map + 6) / 2;
        var (ends, starts) = (map + 14, map + 16 + (2 * segments));
        var (deltas, ranges) = (starts + (2 * segments), starts + (4 * segments));
        for (var segment = 0; segment < 2 * segments; segment += 2)
        {
            var (first, last, delta, range) = (UInt16(starts + segment), UInt16(ends + segment), UInt16(deltas + segment), UInt16(ranges + segment));
            for (var letter = first; letter <= last && letter < 0xFFFF; letter++)
            {
                var glyph = range == 0 ? letter : UInt16(ranges + segment + range + (2 * (letter - first)));
                glyphs[letter] = (ushort)(glyph == 0 ? 0 : (glyph + delta) & 0xFFFF);
            }
        }
    }

    private int Scaled(int units) => (int)Math.Round(units * 1000m / unitsPerEm, MidpointRounding.AwayFromZero);

    private int Start(string table) => tables[table].Offset;

    private int UInt16(int at) => BinaryPrimitives.ReadUInt16BigEndian(File.AsSpan(at));

    private int Int16(int at) => BinaryPrimitives.ReadInt16BigEndian(File.AsSpan(at));

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32BigEndian(File.AsSpan(at));
}
