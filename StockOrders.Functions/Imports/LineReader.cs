using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Imports;

/// <summary>
/// Makes lines of records. What is plainly sound is read as it stands (<see cref="PlainCells"/>); everything else by the very rules by
/// which a posted body is read, so that both are refused for the same reasons in the same words.
/// </summary>
internal sealed class LineReader(ImportForm form, FileHeader header, TimeZoneInfo zone, DateOnly today, DateOnly oldest, SeenIds seen)
{
    private const decimal MaxQuantity = FeedRules.MaxQuantity;

    private readonly int id = header.Find(ImportForm.Id);
    private readonly int variant = header.Find(ImportForm.Variant);
    private readonly int warehouse = header.Find(ImportForm.Warehouse);
    private readonly int date = header.Find(ImportForm.Date);
    private readonly int quantity = header.Find(form.Quantity);
    private readonly int reserved = form.Kind == ImportKind.StockLevels ? header.Find(ImportForm.Reserved) : -1;
    private readonly char[] variantText = new char[PlainCells.MaxId];
    private readonly char[] warehouseText = new char[PlainCells.MaxId];

    /// <summary>False leaves every line to the rules of posted bodies, to hold the two against each other.</summary>
    public bool IsPlainTried { get; init; } = true;

    /// <summary>Null where the line was added to the chunk.</summary>
    public RefusedLine? Read(RecordScan scan, bool isText, int number, ChunkWriter chunk)
    {
        if (scan.Fault != RecordFault.None || !isText)
        {
            return new RefusedLine(number, null, "malformed_csv", scan.Fault switch
            {
                RecordFault.None => "The line is not UTF-8.",
                RecordFault.Quote => "The line has a quote in the wrong place, or one that is never closed: a cell with a quote in it stands in "
                    + "quotes, and each quote in it is doubled.",
                RecordFault.TooLong => $"The line has more than {RecordScan.MaxRecord} bytes.",
                _ => "The line has more than 200 cells.",
            });
        }

        if (scan.Cells != header.Columns.Length)
        {
            return new RefusedLine(number, null, "wrong_cell_count", $"The line has {scan.Cells} cells; the header has {header.Columns.Length}.");
        }

        RefusedLine? refused = null;
        return IsPlainTried && Plain(scan, number, chunk, out refused) ? refused : Judged(scan, number, chunk);
    }

    private bool Plain(RecordScan scan, int number, ChunkWriter chunk, out RefusedLine? refused)
    {
        refused = null;
        if (!PlainCells.Day(scan.Cell(date), out var day)
            || !PlainCells.Figure(scan.Cell(quantity), form.MayBeNegative, out var figure)
            || !Promised(scan, out var promised)
            || !PlainCells.Id(scan.Cell(variant), variantText, out var variantLength)
            || !PlainCells.Id(scan.Cell(warehouse), warehouseText, out var warehouseLength))
        {
            return false;
        }

        var own = scan.Cell(id);
        if (!PlainCells.IsId(own))
        {
            return false;
        }

        refused = DayFault(day, number);
        if (refused is null && !seen.Add(own))
        {
            refused = Twice(Encoding.UTF8.GetString(own), number);
        }

        if (refused is null)
        {
            chunk.Add(number, own, variantText.AsSpan(0, variantLength), warehouseText.AsSpan(0, warehouseLength), day, figure, promised);
        }

        return true;
    }

    private bool Promised(RecordScan scan, out long? promised)
    {
        promised = null;
        if (reserved < 0 || scan.Cell(reserved).IsEmpty)
        {
            return true;
        }

        var isPlain = PlainCells.Figure(scan.Cell(reserved), mayBeNegative: false, out var figure);
        promised = figure;
        return isPlain;
    }

    /// <summary>By the rules of posted bodies.</summary>
    private RefusedLine? Judged(RecordScan scan, int number, ChunkWriter chunk)
    {
        ImmutableArray<string> cells = [.. Enumerable.Range(0, header.Columns.Length).Select(scan.Text)];
        var fields = CsvLines.Of(new CsvLine(number, cells), header.Columns, form.Columns, new Findings(strict: false), zone);
        var (own, what, where) = (fields.Id(ImportForm.Id, required: true), fields.Id(ImportForm.Variant, required: true), fields.Id(ImportForm.Warehouse, required: true));
        var day = fields.Day(ImportForm.Date, required: true);
        var figure = fields.Number(form.Quantity, form.MayBeNegative ? -MaxQuantity : 0, MaxQuantity, FeedRules.MaxDecimals, required: true);
        var promised = reserved < 0 ? null : fields.Number(ImportForm.Reserved, 0, MaxQuantity, FeedRules.MaxDecimals);
        if (!fields.Findings.IsSound)
        {
            return Of(fields.Findings.Errors[0], number);
        }

        if (DayFault(day!.Value, number) is { } fault)
        {
            return fault;
        }

        var bytes = Encoding.UTF8.GetBytes(own!);
        if (!seen.Add(bytes))
        {
            return Twice(own!, number);
        }

        chunk.Add(number, bytes, what, where, day.Value, Scaled(figure!.Value), promised is { } units ? Scaled(units) : null);
        return null;
    }

    private RefusedLine? DayFault(DateOnly day, int number) =>
        day > today ? new RefusedLine(number, ImportForm.Date, "date_to_come", $"date is after today, {Text(today)}.")
        : day < oldest ? new RefusedLine(number, ImportForm.Date, "date_too_old", $"date is before {Text(oldest)}, the oldest day that is kept.")
        : null;

    private static RefusedLine Twice(string own, int number) =>
        new(number, ImportForm.Id, "duplicate_id", $"id: line {own} is there twice; only the first counts.");

    private static RefusedLine Of(Refusal refusal, int number) => new(number, refusal.Field, refusal.Code, refusal.Message);

    private static long Scaled(decimal figure) => (long)(figure * ChunkWriter.Scale);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
