namespace StockOrders.Functions.Imports;

internal sealed partial class RecordScan
{
    /// <summary>True where the record is whole, false where it is faulty, null where it goes on behind the data.</summary>
    private bool? Find(ReadOnlySpan<byte> data, bool isEnd)
    {
        (Cells, LineEnds) = (0, 0);
        var at = 0;
        while (true)
        {
            if (Cells == MaxCells)
            {
                Fault = RecordFault.TooManyCells;
                return false;
            }

            var end = at < data.Length && data[at] == Quote ? Quoted(data, at, isEnd) : Plain(data, at, isEnd);
            if (end is not { } behind)
            {
                return Fault == RecordFault.None ? null : false;
            }

            if (behind < data.Length && data[behind] == separator)
            {
                at = behind + 1;
                continue;
            }

            if (LineBreaks.Behind(data, behind, isEnd) is not { } length)
            {
                return null;
            }

            (Length, LineEnds) = (length, LineEnds + (behind < data.Length ? 1 : 0));
            return true;
        }
    }

    /// <summary>Where the cell ends; null where that is not in the data, or the cell is faulty.</summary>
    private int? Plain(ReadOnlySpan<byte> data, int at, bool isEnd)
    {
        var length = data[at..].IndexOfAny(marks);
        if (length < 0 && !isEnd)
        {
            return null;
        }

        var end = length < 0 ? data.Length : at + length;
        if (end < data.Length && data[end] == Quote)
        {
            Fault = RecordFault.Quote;
            return null;
        }

        cells[Cells++] = (at, end - at, false);
        return end;
    }

    private int? Quoted(ReadOnlySpan<byte> data, int at, bool isEnd)
    {
        var (inside, doubled) = (at + 1, false);
        while (true)
        {
            var next = data[inside..].IndexOf(Quote);
            var end = next < 0 ? data.Length : inside + next;
            if (end + 1 >= data.Length && !isEnd)
            {
                return null;
            }

            if (next < 0 || (end + 1 < data.Length && data[end + 1] is not (Quote or (byte)'\r' or (byte)'\n') && data[end + 1] != separator))
            {
                Fault = RecordFault.Quote;
                return null;
            }

            if (end + 1 < data.Length && data[end + 1] == Quote)
            {
                (inside, doubled) = (end + 2, true);
                continue;
            }

            LineEnds += LineBreaks.Count(data[(at + 1)..end]);
            cells[Cells++] = (at + 1, end - at - 1, doubled);
            return end + 1;
        }
    }
}
