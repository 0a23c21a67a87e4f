using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace StockOrders.Functions.Hosting.Lists;

/// <summary>
/// Where a walk through a list stands: behind the item with these keys. It goes to the client as text, with a digest that says for which
/// list, filters and sort it was given; it holds nothing that the client has not been shown.
/// </summary>
/// <param name="Start">How many items the walk has passed.</param>
/// <param name="Total">How many there were at its beginning, where counting them again on each page would cost a walk through all.</param>
internal sealed record ListCursor(long Start, int? Total, ImmutableArray<Cell> Keys)
{
    private const int DigestBytes = 12;
    private const int MaxLength = 8_000;

    /// <param name="of">The list, its filters and sort.</param>
    public string Write(string of)
    {
        var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write7BitEncodedInt64(Start);
        writer.Write7BitEncodedInt(Total is { } total ? total + 1 : 0);
        writer.Write((byte)Keys.Length);
        foreach (var key in Keys)
        {
            Write(writer, key);
        }

        writer.Flush();
        return Base64Url.EncodeToString([.. Digest(of, body.ToArray()), .. body.ToArray()]);
    }

    /// <summary>The cursor; null where the text is none, or one of another list.</summary>
    public static ListCursor? Read(string text, string of)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text) is not { Length: > DigestBytes } bytes
            || !bytes.AsSpan(0, DigestBytes).SequenceEqual(Digest(of, bytes[DigestBytes..])))
        {
            return null;
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, DigestBytes, bytes.Length - DigestBytes));
            var start = reader.Read7BitEncodedInt64();
            var total = reader.Read7BitEncodedInt();
            var keys = ImmutableArray.CreateRange(Enumerable.Range(0, reader.ReadByte()).Select(_ => ReadCell(reader)).ToList());
            return start is < 0 or > int.MaxValue || total < 0 ? null : new ListCursor(start, total == 0 ? null : total - 1, keys);
        }
        catch (Exception damaged) when (damaged is IOException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Digest(string of, byte[] body) => SHA256.HashData([.. Encoding.UTF8.GetBytes(of), 0, .. body])[..DigestBytes];

    private static void Write(BinaryWriter writer, Cell cell)
    {
        writer.Write((byte)(cell.Number is not null ? 2 : cell.Text is not null ? 1 : 0));
        if (cell.Number is { } number)
        {
            writer.Write(number);
        }
        else if (cell.Text is { } text)
        {
            writer.Write(text);
        }
    }

    private static Cell ReadCell(BinaryReader reader) => reader.ReadByte() switch
    {
        0 => default,
        1 => Cell.Of(reader.ReadString()),
        2 => Cell.Of(reader.ReadDecimal()),
        var kind => throw new FormatException($"There is no cell of kind {kind}."),
    };
}
