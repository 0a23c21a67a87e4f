using System.Globalization;
using System.Xml.Linq;

namespace StockOrders.Functions.Matching;

/// <summary>How UBL documents say things.</summary>
internal static class Ubl
{
    public static readonly XNamespace Basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    public static readonly XNamespace Aggregate = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    private const int MostOfAText = 500;

    /// <summary>More than any order can come to; sums of larger figures would overflow.</summary>
    private const decimal MaxFigure = 1_000_000_000_000_000_000_000m;

    public static string? Text(XElement? element) => Text(element?.Value);

    /// <summary>In capitals; null where the element names none.</summary>
    public static string? CurrencyOf(XElement? amount) => Text(amount?.Attribute("currencyID")?.Value)?.ToUpperInvariant();

    public static decimal? Figure(XElement? element) =>
        decimal.TryParse(element?.Value.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= MaxFigure ? number : null;

    private static string? Text(string? value) =>
        value is { Length: <= MostOfAText } && new string([.. value.Select(sign => char.IsControl(sign) ? ' ' : sign)]).Trim() is { Length: > 0 } text ? text : null;
}
