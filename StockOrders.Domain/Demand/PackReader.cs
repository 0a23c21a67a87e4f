namespace StockOrders.Domain.Demand;

/// <summary>Reads what <see cref="PackWriter"/> wrote.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> source = source;
    private int at;

    public readonly bool IsAtEnd => at == source.Length;

    /// <exception cref="InvalidDataException">The bytes end too soon.</exception>
    public byte Byte() => at < source.Length ? source[at++] : throw Damaged();

    /// <inheritdoc cref="Byte"/>
    public ulong Number()
    {
        ulong first = Byte();
        if (first < 0x80)
            return first;

        var value = first & 0x7F;
        for (var shift = 7; shift < 64; shift += 7)
        {
            ulong next = Byte();
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Damaged();
    }

    public static long Unfolded(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));

    public static InvalidDataException Damaged() => new("Packed demand is damaged.");
}
