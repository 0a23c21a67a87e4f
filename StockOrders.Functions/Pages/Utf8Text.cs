using System.Buffers;
using System.Text;

namespace StockOrders.Functions.Pages;

/// <summary>Text put together from thousands of short pieces, as the bytes that are sent: each piece is looked at once. Its memory is lent.</summary>
internal sealed class Utf8Text(int expectedBytes) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(expectedBytes);
    private int count;

    /// <summary>Good until something is added or this is disposed of.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, count);

    public void Add(string text)
    {
        int written;
        while (!Encoding.UTF8.TryGetBytes(text, bytes.AsSpan(count), out written))
            Grow();
        count += written;
    }

    /// <summary>What was written is a buyer's business, and the next who is lent the memory may be anybody.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        bytes = [];
        count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        bytes = larger;
    }
}
