using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Imports;

/// <summary>
/// Cells as nearly all files have them, read from their bytes without making text of them. False says nothing of a cell but that it is
/// to be looked at more closely.
/// </summary>
internal static class PlainCells
{
    /// <summary>Of an id in characters: so many may be escaped and still fit a row's name.</summary>
    public const int MaxId = IdText.MaxEscaped / 3;

    /// <summary>Printable ASCII without spaces, and nothing that might be a spreadsheet's defused formula.</summary>
    public static bool IsId(ReadOnlySpan<byte> cell) =>
        cell.Length is > 0 and <= MaxId && cell[0] != (byte)'\'' && cell.IndexOfAnyExceptInRange((byte)'!', (byte)'~') < 0;

    public static bool Id(ReadOnlySpan<byte> cell, Span<char> text, out int length)
    {
        length = cell.Length;
        if (!IsId(cell))
        {
            return false;
        }

        for (var at = 0; at < cell.Length; at++)
        {
            text[at] = (char)cell[at];
        }

        return true;
    }

    /// <summary>YYYY-MM-DD.</summary>
    public static bool Day(ReadOnlySpan<byte> cell, out DateOnly day)
    {
        day = default;
        if (cell.Length != 10 || cell[4] != (byte)'-' || cell[7] != (byte)'-'
            || !Digits(cell[..4], out var year) || !Digits(cell[5..7], out var month) || !Digits(cell[8..], out var of)
            || year < DateText.Earliest.Year || year > DateText.Latest.Year || month is < 1 or > 12 || of < 1 || of > DateTime.DaysInMonth((int)year, (int)month))
        {
            return false;
        }

        day = new DateOnly((int)year, (int)month, (int)of);
        return true;
    }

    /// <summary>Up to nine digits before the point and four behind it, in ten-thousandths.</summary>
    public static bool Figure(ReadOnlySpan<byte> cell, bool mayBeNegative, out long scaled)
    {
        scaled = 0;
        var isNegative = cell is [(byte)'-', ..];
        if (isNegative)
        {
            cell = cell[1..];
        }

        var point = cell.IndexOf((byte)'.');
        var whole = point < 0 ? cell : cell[..point];
        var part = point < 0 ? default : cell[(point + 1)..];
        if (whole.Length is 0 or > 9 || (whole.Length > 1 && whole[0] == (byte)'0') || (point >= 0 && part.Length is 0 or > 4)
            || !Digits(whole, out var units) || !Digits(part, out var parts))
        {
            return false;
        }

        for (var digits = part.Length; digits < 4; digits++)
        {
            parts *= 10;
        }

        scaled = (units * ChunkWriter.Scale) + parts;
        scaled = isNegative ? -scaled : scaled;
        return !isNegative || mayBeNegative;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
