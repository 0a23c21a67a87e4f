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
            ? new Refusal(RefusalKind.Invalid, "malformed_csv", "The table in the file is not written as a CSV is.")
            : (Outcome<IReadOnlyList<TableRow>>)new[] { read.Value.Header }.Concat(read.Value.Lines.Select(line => line.Cells))
                .Select(cells => new TableRow([.. cells.Select(cell => new TableCell(cell.Trim()))]))
                .ToList();
    }

    /// <summary>Without the lines after those; a line break within quotes counts as one, so some more may be left.</summary>
    private static ReadOnlyMemory<byte> Cut(byte[] text, int most)
    {
        var end = 0;
        for (var lines = 0; lines <= most && end < text.Length; lines++)
        {
            var next = text.AsSpan(end).IndexOf((byte)'\n');
            end = next < 0 ? text.Length : end + next + 1;
        }

        return text.AsMemory(0, end);
    }
}
