using System.Buffers;
using System.Text;

namespace StockOrders.Functions.Imports;

/// <summary>
/// Finds records and their cells (RFC 4180) in bytes that arrive in pieces. What is found depends on the file alone and not on where the
/// pieces end. A fault is one of the line it begins on: the next line is read as if nothing had been, so that a stray quote costs one
/// line and not the rest of the file.
/// </summary>
internal sealed partial class RecordScan(byte separator)
{
    /// <summary>Of a record in bytes; more is no line of figures.</summary>
    public const int MaxRecord = 64 * 1024;

    private const int MaxCells = 200;
    private const byte Quote = (byte)'"';

    private readonly SearchValues<byte> marks = SearchValues.Create([separator, Quote, (byte)'\r', (byte)'\n']);
    private readonly (int Start, int Length, bool HasQuotes)[] cells = new (int, int, bool)[MaxCells];
    private readonly byte[] unquoted = new byte[MaxRecord];
    private byte[] source = [];
    private int begin;

    public int Cells { get; private set; }

    /// <summary>Bytes of the record, its line end included.</summary>
    public int Length { get; private set; }

    /// <summary>Line ends in it.</summary>
    public int LineEnds { get; private set; }

    public RecordFault Fault { get; private set; }

    /// <summary>False where more bytes are needed to tell. The record's cells stay readable until the buffer changes.</summary>
    /// <param name="isEnd">True where no more bytes follow.</param>
    public bool Read(byte[] buffer, int start, int count, bool isEnd)
    {
        (source, begin, Fault) = (buffer, start, RecordFault.None);
        var isFull = count >= MaxRecord;
        var data = buffer.AsSpan(start, Math.Min(count, MaxRecord));
        if (Find(data, isEnd && !isFull) is { } found)
        {
            return found || Mend(data, isEnd && !isFull, isFull);
        }

        Fault = RecordFault.Quote;
        return isFull && Mend(data, isEnd: false, isFull);
    }

    /// <summary>A cell's bytes without its quotes, until the next is asked for.</summary>
    public ReadOnlySpan<byte> Cell(int index)
    {
        var (start, length, hasQuotes) = cells[index];
        var cell = source.AsSpan(begin + start, length);
        if (!hasQuotes)
        {
            return cell;
        }

        var target = 0;
        for (var at = 0; at < cell.Length; at += cell[at] == Quote ? 2 : 1)
        {
            unquoted[target++] = cell[at];
        }

        return unquoted.AsSpan(0, target);
    }

    public string Text(int index) => Encoding.UTF8.GetString(Cell(index));

    /// <summary>Makes the first line the record, and leaves what is wrong with it.</summary>
    private bool Mend(ReadOnlySpan<byte> data, bool isEnd, bool isFull)
    {
        (Cells, LineEnds) = (0, 0);
        var end = data.IndexOfAny((byte)'\r', (byte)'\n');
        if (isFull && (end < 0 || end == data.Length - 1))
        {
            // The line end, or its second half, stands behind the data and is left to whoever skips to it.
            (Fault, Length) = (RecordFault.TooLong, end < 0 ? data.Length : end);
            return true;
        }

        if (LineBreaks.Behind(data, end < 0 ? data.Length : end, isEnd) is not { } length)
        {
            return false;
        }

        (Length, LineEnds) = (length, end < 0 ? 0 : 1);
        return true;
    }
}
