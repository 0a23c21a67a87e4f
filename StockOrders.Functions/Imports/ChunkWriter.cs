using System.Buffers;
using System.Text;

namespace StockOrders.Functions.Imports;

/// <summary>
/// Lines as they are stored: ids as they stand, variants and warehouses once a chunk, days and figures as what they differ by and with as
/// many digits as they have. <see cref="ChunkReader"/> reads them back.
/// </summary>
internal sealed class ChunkWriter
{
    public const byte Version = 1;

    /// <summary>Figures are whole numbers of this part of a unit.</summary>
    public const int Scale = 10_000;

    private readonly ArrayBufferWriter<byte> lines = new(64 * 1024);
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly List<string> inOrder = [];
    private int lastLine;
    private int lastDay;
    private int nameBytes;

    /// <summary>Lines written.</summary>
    public int Count { get; private set; }

    /// <summary>About as many bytes as they take.</summary>
    public int Size => lines.WrittenCount + nameBytes;

    /// <param name="quantity">In ten-thousandths of a unit.</param>
    public void Add(
        int number, ReadOnlySpan<byte> id, ReadOnlySpan<char> variant, ReadOnlySpan<char> warehouse, DateOnly date, long quantity, long? reserved)
    {
        Write((ulong)(number - lastLine));
        Write((ulong)id.Length);
        lines.Write(id);
        Write((ulong)Name(variant));
        Write((ulong)Name(warehouse));
        Signed(date.DayNumber - lastDay);
        Figure(quantity);
        Write(reserved is null ? 0UL : 1);
        if (reserved is { } promised)
        {
            Figure(promised);
        }

        (lastLine, lastDay) = (number, date.DayNumber);
        Count++;
    }

    public byte[] Made()
    {
        var made = new ArrayBufferWriter<byte>(Size + 16);
        made.Write([Version]);
        Write(made, (ulong)Count);
        Write(made, (ulong)inOrder.Count);
        foreach (var name in inOrder)
        {
            var text = Encoding.UTF8.GetBytes(name);
            Write(made, (ulong)text.Length);
            made.Write(text);
        }

        made.Write(lines.WrittenSpan);
        return made.WrittenSpan.ToArray();
    }

    private int Name(ReadOnlySpan<char> name)
    {
        var known = names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(name, out var index))
        {
            index = inOrder.Count;
            var text = name.ToString();
            inOrder.Add(text);
            names.Add(text, index);
            nameBytes += Encoding.UTF8.GetByteCount(text) + 2;
        }

        return index;
    }

    /// <summary>Whole units, which most are, take two digits less.</summary>
    private void Figure(long scaled) => Signed(scaled % Scale == 0 ? scaled / Scale * 2 : (scaled * 2) + 1);

    private void Signed(long value) => Write((ulong)((value << 1) ^ (value >> 63)));

    private void Write(ulong value) => Write(lines, value);

    private static void Write(ArrayBufferWriter<byte> target, ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        var count = 0;
        while (value >= 0x80)
        {
            bytes[count++] = (byte)(value & 0x7F | 0x80);
            value >>= 7;
        }

        bytes[count++] = (byte)value;
        target.Write(bytes[..count]);
    }
}
