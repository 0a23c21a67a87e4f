using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Csv;

/// <summary>
/// Lines of a file as the objects that a JSON body would have held, so that both are read by the same rules. An empty cell is a member that
/// was not sent. A column <c>vendors.cost_price</c> is that member of the one entry of the list <c>vendors</c> that a line can bring.
/// </summary>
internal static partial class CsvLines
{
    /// <param name="findings">Gets a warning for each column that nobody knows.</param>
    public static Outcome<IReadOnlyList<(int Line, JsonFields Fields)>> Of(CsvTable table, CsvColumns columns, Findings findings, TimeZoneInfo zone)
    {
        if (!table.Header.Contains("id"))
        {
            return Header("missing_column", $"The CSV has no column id; its first line names the columns: {ShortText.Of(string.Join(", ", table.Header))}.");
        }

        if (table.Header.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
        {
            return Header("column_twice", $"The CSV has the column {ShortText.Of(twice)} twice.");
        }

        foreach (var name in table.Header.Where(name => name.Length > 0 && columns.Find(name) is null))
        {
            findings.Unknown(ShortText.Of(name), ShortText.Of(name));
        }

        return findings.IsSound
            ? (Outcome<IReadOnlyList<(int, JsonFields)>>)table.Lines.Select(line => (line.Number, Of(line, table.Header, columns, findings, zone))).ToArray()
            : findings.Errors;
    }

    /// <summary>One line, with findings of its own.</summary>
    public static JsonFields Of(CsvLine line, ImmutableArray<string> header, CsvColumns columns, Findings findings, TimeZoneInfo zone)
    {
        var faults = new Findings(findings.IsStrict);
        if (line.Cells.Length != header.Length)
        {
            faults.Refuse(new Refusal(
                RefusalKind.Invalid, "wrong_cell_count", $"The line has {line.Cells.Length} cells; the header has {header.Length}."));
        }

        var text = JsonText.Of((line, header, columns, faults), static (json, given) =>
        {
            json.WriteStartObject();
            Cells(json, "", given.line, given.header, given.columns, given.faults);
            var lists = given.header.Where(name => name.Contains('.', StringComparison.Ordinal) && given.columns.Find(name) is not null);
            foreach (var list in lists.Select(name => name.Split('.')[0]).Distinct())
            {
                if (given.header.Zip(given.line.Cells).Any(cell => cell.Second.Length > 0 && cell.First.StartsWith(list + ".", StringComparison.Ordinal)))
                {
                    json.WriteStartArray(list);
                    json.WriteStartObject();
                    Cells(json, list + ".", given.line, given.header, given.columns, given.faults);
                    json.WriteEndObject();
                    json.WriteEndArray();
                }
            }

            json.WriteEndObject();
        });
        return new JsonFields(JsonElement.Parse(text.Span), "", "", faults, zone);
    }

    /// <summary>The cells of columns whose names begin so and hold no further point.</summary>
    private static void Cells(
        Utf8JsonWriter json, string prefix, CsvLine line, ImmutableArray<string> header, CsvColumns columns, Findings faults)
    {
        foreach (var (name, cell) in header.Zip(line.Cells))
        {
            if (cell.Length > 0
                && name.StartsWith(prefix, StringComparison.Ordinal)
                && !name.AsSpan(prefix.Length).Contains('.')
                && columns.Find(name) is { } kind and not CsvKind.ReadOnly)
            {
                Cell(json, name, name[prefix.Length..], cell, kind, faults);
            }
        }
    }

    private static void Cell(Utf8JsonWriter json, string column, string name, string cell, CsvKind kind, Findings faults)
    {

        switch (kind)
        {
            case CsvKind.Text:
                json.WriteString(name, CsvText.Fused(cell));
                break;
            case CsvKind.Number when Number().IsMatch(cell):
                json.WritePropertyName(name);
                json.WriteRawValue(cell);
                break;
            case CsvKind.Flag when bool.TryParse(cell, out var flag):
                json.WriteBoolean(name, flag);
                break;
            default:
                faults.Refuse(column, "wrong_type", kind == CsvKind.Flag
                    ? $"{column} must be true or false; '{ShortText.Of(cell)}' was sent."
                    : $"{column} must be a number such as 1234.5; '{ShortText.Of(cell)}' was sent.");
                break;
        }
    }

    private static Refusal Header(string code, string message) => new(RefusalKind.Invalid, code, message, "id");

    // As JSON has them, for they become JSON: no thousands, no plus, no comma.
    [GeneratedRegex(@"^-?(0|[1-9]\d{0,27})(\.\d{1,28})?$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Number();
}
