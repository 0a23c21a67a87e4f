using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Imports;

/// <summary>The first line of a file: what stands between cells, and what each column is called.</summary>
internal sealed record FileHeader(byte Separator, ImmutableArray<string> Columns)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Possible => ",;\t|"u8;

    public int Find(string column) => Columns.IndexOf(column);

    /// <summary>Takes the header, and what stands before it.</summary>
    /// <param name="findings">Gets a warning for each column that nobody knows.</param>
    public static async Task<Outcome<FileHeader>> Read(FileFeed feed, ImportForm form, Findings findings)
    {
        if ((await feed.Peek(3)).Span.SequenceEqual(ByteOrderMark))
        {
            feed.Take(3);
        }

        if ((await feed.Peek(2)).Span is [0xFF, 0xFE] or [0xFE, 0xFF] or [_, 0] or [0, _])
        {
            return Broken("malformed_csv", "The CSV is UTF-16; UTF-8 is expected.");
        }

        await SkipEmptyLines(feed);
        var separator = await Separated(feed);
        if (separator is not null)
        {
            await SkipEmptyLines(feed);
        }

        var first = await feed.PeekLine();
        if (first.IsEmpty)
        {
            return Broken("malformed_csv", "The CSV is empty; its first line names the columns.");
        }

        var between = separator ?? Guess(first.Span);
        var scan = new RecordScan(between);
        await feed.Next(scan);
        if (scan.Fault != RecordFault.None || !feed.IsText(scan))
        {
            return Broken("malformed_csv", scan.Fault switch
            {
                RecordFault.None => "The first line of the CSV is not UTF-8.",
                RecordFault.Quote => "The first line of the CSV has a quote in the wrong place, or one that is never closed.",
                RecordFault.TooLong => $"The first line of the CSV has more than {RecordScan.MaxRecord} bytes.",
                _ => "The first line of the CSV names more than 200 columns.",
            });
        }

        var header = new FileHeader(between, [.. Enumerable.Range(0, scan.Cells).Select(index => scan.Text(index).Trim())]);
        return header.Checked(form, findings);
    }

    private Outcome<FileHeader> Checked(ImportForm form, Findings findings)
    {
        foreach (var missing in form.Required.Where(name => Find(name) < 0))
        {
            findings.Refuse(missing, "missing_column", $"The CSV has no column {missing}; its first line names the columns: {ShortText.Of(string.Join(", ", Columns))}.");
        }

        foreach (var twice in Columns.Where(name => name.Length > 0).GroupBy(name => name).Where(same => same.Count() > 1))
        {
            findings.Refuse(ShortText.Of(twice.Key), "column_twice", $"The CSV has the column {ShortText.Of(twice.Key)} {twice.Count()} times.");
        }

        foreach (var unknown in Columns.Where(name => name.Length > 0 && form.Columns.Find(name) is null))
        {
            findings.Unknown(ShortText.Of(unknown), ShortText.Of(unknown));
        }

        return findings.IsSound ? this : findings.Errors;
    }

    private static async Task SkipEmptyLines(FileFeed feed)
    {
        while ((await feed.Peek(1)).Span is [(byte)'\n'] or [(byte)'\r'])
        {
            var both = (await feed.Peek(2)).Span is [(byte)'\r', (byte)'\n'];
            feed.Take(both ? 2 : 1);
            feed.Line++;
        }
    }

    /// <summary>A line <c>sep=;</c>, by which spreadsheets are told the separator.</summary>
    private static async Task<byte?> Separated(FileFeed feed)
    {
        if ((await feed.Peek(6)).Span is not [(byte)'s' or (byte)'S', (byte)'e' or (byte)'E', (byte)'p' or (byte)'P', (byte)'=', var separator, (byte)'\r' or (byte)'\n'])
        {
            return null;
        }

        feed.Take(5);
        return separator;
    }

    /// <summary>The one that the first line holds most of.</summary>
    private static byte Guess(ReadOnlySpan<byte> line)
    {
        var (best, most) = (Possible[0], 0);
        foreach (var candidate in Possible)
        {
            var count = line.Count(candidate);
            (best, most) = count > most ? (candidate, count) : (best, most);
        }

        return best;
    }

    private static Refusal Broken(string code, string message) => new(RefusalKind.Invalid, code, message);
}
