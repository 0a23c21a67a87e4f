using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Demand;

/// <summary>A line as it was sent.</summary>
/// <param name="Number">Of the line in a file, the header's being 1; null in a JSON body.</param>
internal sealed record FeedEntry(int? Number, JsonFields Fields);

/// <summary>A feed as it was sent, as JSON or as CSV.</summary>
/// <param name="Name">The member that held the lines, as it was spelled.</param>
/// <param name="RecalculatesNow">The client does not want to wait for the night.</param>
internal sealed record FeedBody(
    ReadOnlyMemory<byte> Bytes, string Name, Findings Findings, IReadOnlyList<FeedEntry> Entries, bool RecalculatesNow)
{
    public const int MaxLines = 1_000;

    /// <param name="names">Spellings of the member that holds the lines, the contract's first.</param>
    public static async Task<Outcome<FeedBody>> Read(
        HttpRequest request, string[] names, CsvColumns columns, TimeZoneInfo zone, CancellationToken cancellation) =>
        CsvFormat.IsSent(request)
            ? await FromFile(request, names[0], columns, zone, cancellation)
            : await FromJson(request, names, zone, cancellation);

    /// <summary>All that is wrong with all lines; a file's lines are told by their numbers.</summary>
    public Findings Faults()
    {
        foreach (var (number, fields) in Entries)
        {
            if (number is null)
            {
                // Their findings are the body's.
                break;
            }

            foreach (var fault in fields.Findings.Errors)
            {
                Findings.Refuse(fault with { Message = $"Line {number}: {fault.Message}", Field = $"lines[{number}].{fault.Field}" });
            }
        }

        return Findings;
    }

    private static async Task<Outcome<FeedBody>> FromJson(HttpRequest request, string[] names, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var read = await JsonInput.Read(request, zone, cancellation);
        if (read.IsRefused)
        {
            return read.Refusals;
        }

        var input = read.Value;
        var name = names.FirstOrDefault(input.Root.Has) ?? names[0];
        input.Root.Flag(JsonFields.SkipBackgroundJobs);
        var lines = input.Root.Objects(name, MaxLines, required: true) ?? [];
        input.Root.Close();
        return new FeedBody(input.Bytes, name, input.Findings, [.. lines.Select(fields => new FeedEntry(null, fields))], input.RecalculatesNow);
    }

    private static async Task<Outcome<FeedBody>> FromFile(
        HttpRequest request, string name, CsvColumns columns, TimeZoneInfo zone, CancellationToken cancellation)
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
        var lines = CsvLines.Of(table.Value, columns, findings, zone);
        if (lines.IsRefused)
        {
            return lines.Refusals;
        }

        if (!bool.TryParse(request.Query[JsonFields.SkipBackgroundJobs], out var skips) && request.Query.ContainsKey(JsonFields.SkipBackgroundJobs))
        {
            findings.Refuse(JsonFields.SkipBackgroundJobs, "wrong_type", $"{JsonFields.SkipBackgroundJobs} must be true or false.");
        }

        return new FeedBody(
            read.Value,
            name,
            findings,
            [.. lines.Value.Select(line => new FeedEntry(line.Line, line.Fields))],
            request.Query.ContainsKey(JsonFields.SkipBackgroundJobs) && !skips);
    }
}
