using System.Buffers.Binary;

namespace StockOrders.Functions.Imports;

/// <summary>
/// The ids of all lines of a file so far, as 64 bits each: 32 MiB for two million. Two different ids fall together once in some ten million
/// files; the second line would then be refused for nothing, and told so.
/// </summary>
internal sealed class SeenIds
{
    private ulong[] slots = new ulong[1 << 14];
    private int count;

    /// <summary>False where it was there already.</summary>
    public bool Add(ReadOnlySpan<byte> id)
    {
        if (count * 2 > slots.Length)
        {
            Grow();
        }

        return Put(slots, Digest(id)) && ++count > 0;
    }

    private static bool Put(ulong[] slots, ulong digest)
    {
        for (var at = (int)(digest & (ulong)(slots.Length - 1)); ; at = (at + 1) & (slots.Length - 1))
        {
            if (slots[at] == 0)
            {
                slots[at] = digest;
                return true;
            }

            if (slots[at] == digest)
            {
                return false;
            }
        }
    }

    private void Grow()
    {
        var larger = new ulong[slots.Length * 2];
        foreach (var digest in slots)
        {
            if (digest != 0)
            {
                Put(larger, digest);
            }
        }

        slots = larger;
    }

    /// <summary>Multiplies and folds eight bytes at a time, as wyhash does. Never 0, which is an empty slot.</summary>
    private static ulong Digest(ReadOnlySpan<byte> text)
    {
        const ulong One = 0xA0761D6478BD642F, Two = 0xE7037ED1A0B428DB;
        var digest = (ulong)text.Length ^ One;
        while (text.Length >= sizeof(ulong))
        {
            digest = Fold(digest ^ BinaryPrimitives.ReadUInt64LittleEndian(text), Two);
            text = text[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var value in text)
        {
            rest = (rest << 8) | value;
        }

        return Fold(Fold(digest ^ rest, Two) ^ One, Two) | 1;
    }

    private static ulong Fold(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }
}
