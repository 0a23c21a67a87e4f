using System.Text;
using StockOrders.Domain.Files;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Csv;

namespace StockOrders.Functions.Files.Tables;

/// <summary>The lines of a CSV or of a workbook's first sheet, so far as they are wanted.</summary>
internal static class TableFile
{
    /// <param name="most">No more lines than that, and one more where there is one.</param>
    /// <returns>The lines, or why they cannot be read.</returns>
    public static Outcome<IReadOnlyList<TableRow>> Read(FileKind kind, ReadOnlyMemory<byte> file, int most) =>
        kind == FileKind.Xlsx ? Workbook.Read(file, most) : Csv(file, most);

    private static Outcome<IReadOnlyList<TableRow>> Csv(ReadOnlyMemory<byte> file, int most)
    {
        var read = CsvTable.Read(Cut(Encoding.UTF8.GetBytes(FileText.Of(file.Span)), most), most);
        return read.IsRefused
            ? read.Refusals[0].Code == "too_many" ? read.Refusals[0] : new Refusal(RefusalKind.Invalid, "malformed_csv", "The table in the file is not written as a CSV is.")
            : (Outcome<IReadOnlyList<TableRow>>)new[] { read.Value.Header }.Concat(read.Value.Lines.Select(line => line.Cells))
                .Select(cells => new TableRow([.. cells.Select(cell => new TableCell(cell.Trim()))]))
                .ToList();
    }

    /// <summary>Without the lines after those. A line break within quotes ends none; two quotes for one change nothing of that.</summary>
    private static ReadOnlyMemory<byte> Cut(byte[] text, int most)
    {
        var (lines, isQuoted, end) = (0, false, 0);
        while (lines <= most && end < text.Length)
        {
            var next = isQuoted ? text.AsSpan(end).IndexOf((byte)'"') : text.AsSpan(end).IndexOfAny((byte)'\n', (byte)'"');
            end = next < 0 ? text.Length : end + next + 1;
            if (next >= 0 && text[end - 1] == '"')
            {
                isQuoted = !isQuoted;
            }
            else
            {
                lines++;
            }
        }

        return text.AsMemory(0, end);
    }
}
