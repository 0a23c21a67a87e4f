using System.Globalization;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Csv;

/// <summary>Cells of a CSV that leaves.</summary>
internal static class CsvText
{
    /// <summary>What a spreadsheet takes for the beginning of a formula.</summary>
    private const string Formula = "=+-@\t\r";

    /// <summary>
    /// Text that a spreadsheet shows and does not work out: an apostrophe stands before what would begin a formula. A file that comes back has
    /// it taken off again.
    /// </summary>
    public static string Defused(string text) => text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    public static string Fused(string text) =>
        text is ['\'', var second, ..] && Formula.Contains(second, StringComparison.Ordinal) ? text[1..] : text;

    public static string Of(CellKind kind, Cell cell) => (kind, cell) switch
    {
        (_, { Text: { } text }) => Defused(text),
        (_, { Number: null }) => "",
        (CellKind.Flag, { Number: { } flag }) => flag == 0 ? "false" : "true",
        (CellKind.Day, { Number: { } day }) => DateOnly.FromDayNumber((int)day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (CellKind.Instant, { Number: { } at }) => Rfc3339.Of(DateTimeOffset.FromUnixTimeMilliseconds((long)at)),
        (_, { Number: { } number }) => number.ToString(CultureInfo.InvariantCulture),
    };
}
