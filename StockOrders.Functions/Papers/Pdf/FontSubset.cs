using System.Buffers.Binary;
using System.Text;

namespace StockOrders.Functions.Papers.Pdf;

/// <summary>
/// A font file with the outlines of some glyphs only, as documents embed it. Glyphs keep their numbers; those left out are empty, which
/// compresses to almost nothing.
/// </summary>
internal static class FontSubset
{
    private const int Simple = 0;

    /// <summary>What a viewer needs to draw; names and characters stand in the document itself.</summary>
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    public static byte[] Of(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var glyphs = WithParts(font, used);
        var count = glyphs.Max + 1;
        var (outlines, offsets) = Outlines(font, glyphs, count);
        return File([.. Kept.Where(font.Has).Select(name => (name, name switch
        {
            "glyf" => outlines,
            "loca" => offsets,
            "hmtx" => font.Table(name)[..Metrics(font, count)].ToArray(),
            "head" => Patched(font, name, (8, 0), (10, 0), (50, 1)),
            "hhea" => Patched(font, name, (34, Math.Min(count, font.MetricCount))),
            "maxp" => Patched(font, name, (4, count)),
            _ => font.Table(name).ToArray(),
        }))]);
    }

    /// <summary>Accented letters are put together from parts, which must come along.</summary>
    private static SortedSet<int> WithParts(TrueTypeFont font, IEnumerable<ushort> used)
    {
        var found = new SortedSet<int> { 0 };
        var open = new Stack<int>(used.Select(glyph => (int)glyph));
        while (open.TryPop(out var glyph))
        {
            if (!found.Add(glyph))
                continue;
            foreach (var part in Parts(font.Outline(glyph)))
                open.Push(part);
        }

        return found;
    }

    private static List<int> Parts(ReadOnlySpan<byte> outline)
    {
        const int WordArguments = 0x0001, OneScale = 0x0008, More = 0x0020, TwoScales = 0x0040, Matrix = 0x0080;
        var parts = new List<int>();
        if (outline.IsEmpty || BinaryPrimitives.ReadInt16BigEndian(outline) >= Simple)
            return parts;
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
            at += (flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
        }
        while ((flags & More) != 0);
        return parts;
    }

    private static (byte[] Outlines, byte[] Offsets) Outlines(TrueTypeFont font, SortedSet<int> glyphs, int count)
    {
        using var outlines = new MemoryStream();
        var offsets = new byte[4 * (count + 1)];
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * glyph), (uint)outlines.Length);
            if (glyphs.Contains(glyph))
            {
                outlines.Write(font.Outline(glyph));
                outlines.Write(new byte[Padding((int)outlines.Length)]);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * count), (uint)outlines.Length);
        return (outlines.ToArray(), offsets);
    }

    /// <summary>Bytes of the advances and bearings of the first glyphs.</summary>
    private static int Metrics(TrueTypeFont font, int count) => (4 * Math.Min(count, font.MetricCount)) + (2 * Math.Max(0, count - font.MetricCount));

    private static byte[] Patched(TrueTypeFont font, string table, params ReadOnlySpan<(int At, int Value)> patches)
    {
        var bytes = font.Table(table).ToArray();
        foreach (var (at, value) in patches)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)value);
        return bytes;
    }

    private static byte[] File(List<(string Name, byte[] Bytes)> tables)
    {
        var power = (int)Math.Log2(tables.Count);
        var file = new MemoryStream();
        Write(file, 0x00010000);
        Write(file, ((uint)tables.Count << 16) | (uint)(16 << power));
        Write(file, ((uint)power << 16) | (uint)((16 * tables.Count) - (16 << power)));
        var offset = 12 + (16 * tables.Count);
        foreach (var (name, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(name));
            Write(file, Checksum(bytes));
            Write(file, (uint)offset);
            Write(file, (uint)bytes.Length);
            offset += bytes.Length + Padding(bytes.Length);
        }

        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            file.Write(new byte[Padding(bytes.Length)]);
        }

        return file.ToArray();
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var at = 0; at < bytes.Length; at++)
            sum = unchecked(sum + ((uint)bytes[at] << (24 - (8 * (at % 4)))));
        return sum;
    }

    private static int Padding(int length) => (4 - (length % 4)) % 4;

    private static void Write(MemoryStream file, uint number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        file.Write(bytes);
    }
}
