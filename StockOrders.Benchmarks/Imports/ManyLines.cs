using System.Globalization;
using System.Text;

namespace StockOrders.Benchmarks.Imports;

/// <summary>A file of sales in the order of their days, made while it is read: variants come as customers buy them, not sorted.</summary>
internal sealed class ManyLines(int lines, int variants, int days) : Stream
{
    private const int Seed = 20260501;

    private readonly Random chance = new(Seed);
    private readonly DateOnly first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-days);
    private byte[] rows = Encoding.ASCII.GetBytes("id,variant,warehouse,date,quantity\r\n");
    private int at;
    private int made;

    public long Sent { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => Sent; set => throw new NotSupportedException(); }

    public static string Variant(int number) => $"c20_{number}";

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (at == rows.Length && made < lines)
        {
            (rows, at) = (Next(), 0);
        }

        var length = Math.Min(count, rows.Length - at);
        rows.AsSpan(at, length).CopyTo(buffer.AsSpan(offset));
        at += length;
        Sent += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private byte[] Next()
    {
        var text = new StringBuilder();
        for (var until = Math.Min(lines, made + 1_000); made < until; made++)
        {
            var day = first.AddDays((int)((long)made * days / lines));
            text.Append(CultureInfo.InvariantCulture, $"order-{100_000_000 + made}-1,{Variant(chance.Next(variants) + 1)},w1,{day:yyyy-MM-dd},{chance.Next(1, 6)}\r\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
