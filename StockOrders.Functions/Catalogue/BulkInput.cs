using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>Many things of one kind, sent as JSON or as CSV.</summary>
/// <param name="IsFile">True where they came as CSV.</param>
/// <param name="RecalculatesNow">True where the client does not want to wait for the night.</param>
internal sealed record BulkInput(ReadOnlyMemory<byte> Bytes, Findings Findings, IReadOnlyList<BulkLine> Lines, bool IsFile, bool RecalculatesNow)
{
    public const int MaxLines = 1_000;

    public static async Task<Outcome<BulkInput>> Read(
        HttpRequest request, string plural, CsvColumns columns, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var read = CsvFormat.IsSent(request) ? await FromFile(request, columns, zone, cancellation) : await FromJson(request, plural, zone, cancellation);
        if (!read.IsRefused)
        {
            RefuseRepeated(read.Value.Lines);
        }

        return read;
    }

    private static async Task<Outcome<BulkInput>> FromJson(HttpRequest request, string plural, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var read = await JsonInput.Read(request, zone, cancellation);
        if (read.IsRefused)
        {
            return read.Refusals;
        }

        var input = read.Value;
        input.Root.IgnoreEnvelope();
        var lines = input.Root.Objects(plural, MaxLines, required: true);
        input.Root.Close();
        return lines is null || !input.Findings.IsSound
            ? input.Findings.Errors
            : new BulkInput(input.Bytes, input.Findings, [.. lines.Select(line => new BulkLine(null, line.Apart()))], IsFile: false, input.RecalculatesNow);
    }

    private static async Task<Outcome<BulkInput>> FromFile(HttpRequest request, CsvColumns columns, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var read = await RequestBody.Read(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusals;
        }

        var table = CsvTable.Read(read.Value, MaxLines);
        if (table.IsRefused)
        {
            return table.Refusals;
        }

        var findings = new Findings(JsonInput.IsStrict(request));
        var recalculatesNow = SkippedJobs.AreWanted(request, findings);
        var lines = CsvLines.Of(table.Value, columns, findings, zone);
        return lines.IsRefused
            ? lines.Refusals
            : new BulkInput(read.Value, findings, [.. lines.Value.Select(line => new BulkLine(line.Line, line.Fields))], IsFile: true, recalculatesNow);
    }

    private static void RefuseRepeated(IReadOnlyList<BulkLine> lines)
    {
        var named = new Dictionary<string, BulkLine>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => line.Id is not null && !named.TryAdd(line.Id, line)))
        {
            var first = named[line.Id!].Number is { } number ? $" It stands on line {number} already." : "";
            line.Fields.Refuse("id", "id_twice", $"{line.Id} stands in the call twice; only the first counts.{first}");
        }
    }
}
