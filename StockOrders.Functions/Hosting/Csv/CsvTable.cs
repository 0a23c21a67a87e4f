using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting.Csv;

/// <summary>A line of a file.</summary>
/// <param name="Number">Of the line in the file where it begins, the header's mostly being 1: a cell in quotes may hold line breaks.</param>
internal sealed record CsvLine(int Number, ImmutableArray<string> Cells);

/// <summary>
/// A file that was sent: whatever separator a spreadsheet puts between cells (comma, semicolon, tab), quotes as RFC 4180 has them, any line
/// ends, UTF-8.
/// </summary>
internal sealed record CsvTable(ImmutableArray<string> Header, ImmutableArray<CsvLine> Lines)
{
    private const int MaxColumns = 200;

    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        HasHeader = false,
        DetectSeparatorHint = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    /// <param name="maxLines">Beside the header.</param>
    public static Outcome<CsvTable> Read(ReadOnlyMemory<byte> file, int maxLines)
    {
        if (!Utf8.IsValid(file.Span))
        {
            return Malformed($"Line {LineOfFault(file.Span)} of the CSV is not UTF-8.");
        }

        try
        {
            return Parsed(file, maxLines);
        }
        catch (CsvFormatException malformed)
        {
            return Malformed(
                $"Line {malformed.LineNumber} of the CSV has a quote in the wrong place, or one that is never closed: a cell with a quote "
                + "in it stands in quotes, and each quote in it is doubled.");
        }
    }

    private static Outcome<CsvTable> Parsed(ReadOnlyMemory<byte> file, int maxLines)
    {
        using var reader = CsvReader.Create(file, Options);
        var lines = ImmutableArray.CreateBuilder<CsvLine>();
        while (reader.Read())
        {
            if (reader.FieldCount > MaxColumns)
            {
                return Malformed($"Line {reader.LineNumber} of the CSV has {reader.FieldCount} cells; at most {MaxColumns} are possible.");
            }

            if (lines.Count > maxLines)
            {
                return new Refusal(RefusalKind.Invalid, "too_many", $"A CSV takes at most {maxLines} lines beside its header.");
            }

            lines.Add(new CsvLine((int)reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]));
        }

        return lines.Count == 0
            ? Malformed("The CSV is empty; its first line names the columns.")
            : new CsvTable([.. lines[0].Cells.Select(name => name.Trim())], [.. lines.Skip(1)]);
    }

    private static int LineOfFault(ReadOnlySpan<byte> file)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(file, out var rune, out var read) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            file = file[read..];
        }

        return line;
    }

    private static Refusal Malformed(string message) => new(RefusalKind.Invalid, "malformed_csv", message);
}
