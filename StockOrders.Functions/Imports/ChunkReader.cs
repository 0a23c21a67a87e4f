using System.Text;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Imports;

/// <summary>Reads what <see cref="ChunkWriter"/> wrote.</summary>
internal ref struct ChunkReader
{
    private readonly ReadOnlySpan<byte> bytes;
    private int at;

    private ChunkReader(ReadOnlySpan<byte> bytes) => this.bytes = bytes;

    /// <exception cref="InvalidDataException">The bytes are of no chunk, or damaged.</exception>
    public static ImportLine[] Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ChunkReader(bytes);
        if (bytes.IsEmpty || reader.bytes[reader.at++] != ChunkWriter.Version)
        {
            throw new InvalidDataException("A stored chunk of an import begins with no known version.");
        }

        try
        {
            return reader.Lines();
        }
        catch (Exception damaged) when (damaged is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("A stored chunk of an import is damaged.", damaged);
        }
    }

    private ImportLine[] Lines()
    {
        var lines = new ImportLine[checked((int)Math.Min(Number(), ImportLimits.LinesInAChunk + 1UL))];
        var names = new string[checked((int)Math.Min(Number(), 2UL * ImportLimits.LinesInAChunk))];
        for (var name = 0; name < names.Length; name++)
        {
            names[name] = Text();
        }

        var (line, day) = (0, 0);
        for (var index = 0; index < lines.Length; index++)
        {
            line += (int)Number();
            var id = Text();
            var variant = new VariantId(names[(int)Number()]);
            var warehouse = new WarehouseId(names[(int)Number()]);
            day += (int)Signed();
            lines[index] = new ImportLine(line, id, variant, warehouse, DateOnly.FromDayNumber(day), Figure(), Number() == 0 ? null : Figure());
        }

        return lines;
    }

    private decimal Figure()
    {
        var value = Signed();
        return (value & 1) == 0 ? value / 2 : (value - 1) / 2 / (decimal)ChunkWriter.Scale;
    }

    private long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private string Text()
    {
        var length = (int)Number();
        var text = Encoding.UTF8.GetString(bytes.Slice(at, length));
        at += length;
        return text;
    }

    private ulong Number()
    {
        var (value, shift) = (0UL, 0);
        while (true)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }

            shift += 7;
        }
    }
}
