namespace StockOrders.Domain.Demand;

/// <summary>Writes whole numbers in as few bytes as they need: seven bits a byte, the eighth says that more follow.</summary>
internal ref struct PackWriter(Span<byte> target)
{
    private readonly Span<byte> target = target;

    public int Length { get; private set; }

    /// <summary>Bytes that one number takes at most.</summary>
    public const int MaxOfNumber = 10;

    public void Byte(byte value) => target[Length++] = value;

    public void Number(ulong value)
    {
        while (value >= 0x80)
        {
            target[Length++] = (byte)(value & 0x7F | 0x80);
            value >>= 7;
        }

        target[Length++] = (byte)value;
    }

    /// <summary>Numbers that are as often below zero: 0, -1, 1, -2, 2 …</summary>
    public static ulong Folded(long value) => unchecked((ulong)value << 1 ^ (ulong)(value >> 63));
}
