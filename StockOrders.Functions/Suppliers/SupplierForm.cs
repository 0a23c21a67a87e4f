using System.Globalization;
using StockOrders.Functions.Files;

namespace StockOrders.Functions.Suppliers;

/// <summary>What a form on a supplier's page sends. Every byte of it is from outside.</summary>
/// <param name="Fields">By their names; of those that are there twice and differ, none.</param>
/// <param name="Twice">Names that are there more than once with different values: nobody can say which was meant.</param>
internal sealed record SupplierForm(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<string> Twice, SentFile? File = null)
{
    public string Decision => Text("decision");

    /// <summary>What the page's own form sends along; empty where it is not there.</summary>
    public string Token => Text("form");

    /// <summary>Null where nothing was written.</summary>
    public string? Comment => Lines("comment");

    public string Text(string name) => Fields.GetValueOrDefault(name, "").Trim();

    /// <summary>One line of text; null where nothing was written.</summary>
    public string? Word(string name)
    {
        var text = new string([.. Text(name).Select(sign => char.IsControl(sign) ? ' ' : sign)]).Trim();
        return text.Length == 0 ? null : text;
    }

    public string? Lines(string name)
    {
        var text = Text(name).ReplaceLineEndings("\n").Trim();
        return text.Length == 0 ? null : text;
    }

    /// <returns>Null where nothing was written; a fault where it is no number.</returns>
    public (decimal? Number, string? Fault) Number(string name) => Text(name) switch
    {
        "" => (null, null),
        { Length: <= 40 } text when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) =>
            (number, null),
        _ => (null, "Write a number with digits and at most one point, such as 12.5."),
    };

    /// <returns>Null where nothing was written; a fault where it is no day.</returns>
    public (DateOnly? Day, string? Fault) Day(string name) => Text(name) switch
    {
        "" => (null, null),
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => (day, null),
        _ => (null, "Write the day as year, month and day, such as 2026-05-31."),
    };
}
