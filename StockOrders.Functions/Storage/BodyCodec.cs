namespace StockOrders.Functions.Storage;

/// <summary>Bodies of rows as they are stored; the compressing codec takes this place.</summary>
internal static class BodyCodec
{
    public static ReadOnlyMemory<byte> Pack(ReadOnlySpan<byte> body) => body.ToArray();

    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> stored) => stored;
}
