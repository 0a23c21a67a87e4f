using System.Globalization;

namespace StockOrders.Functions.Files.Tables;

/// <summary>Numbers as people and programs write them in tables. What could be meant in two ways is no number.</summary>
internal static class TableNumbers
{
    private const int MostCharacters = 40;

    public static decimal? Of(TableCell cell) =>
        cell.IsFormula || cell.Text.Length is 0 or > MostCharacters ? null
        : cell.IsNumber ? OfProgram(cell.Text)
        : OfPerson(new string([.. cell.Text.Where(sign => !char.IsWhiteSpace(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.CurrencySymbol)]));

    /// <summary>A workbook's numbers are binary: 4.2 stands there as 4.2000000000000002. Fifteen digits are what it shows.</summary>
    private static decimal? OfProgram(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e21 ? (decimal)number : null;

    /// <summary>The sign that comes last parts the decimals: <c>1,000.50</c>, <c>1.000,50</c>. One sign alone before three digits may be either: <c>1,000</c>, <c>1.000</c>.</summary>
    private static decimal? OfPerson(string text)
    {
        var (comma, point) = (text.LastIndexOf(','), text.LastIndexOf('.'));
        if (IsThousandOrThousandth(text, comma, point))
        {
            return null;
        }

        var (thousands, decimals) = comma > point ? ('.', ',') : (',', '.');
        return text.Count(decimals.Equals) <= 1 && IsGrouped(text.Split(decimals)[0], thousands)
            && decimal.TryParse(
                text.Replace(thousands.ToString(), "", StringComparison.Ordinal).Replace(decimals, '.'),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>Nothing that begins with 0, and no more than three digits, stands before thousands that are meant: 0.125 and 1234.567 are plain.</summary>
    private static bool IsThousandOrThousandth(string text, int comma, int point)
    {
        var (sign, whole) = (Math.Max(comma, point), text[..Math.Max(0, Math.Max(comma, point))].TrimStart('-', '+'));
        return sign >= 0 && Math.Min(comma, point) < 0
            && (text.IndexOf(text[sign], StringComparison.Ordinal) != sign || (text.Length - sign == 4 && whole.Length is >= 1 and <= 3 && whole[0] != '0'));
    }

    private static bool IsGrouped(string whole, char thousands) => whole.Split(thousands) is var groups && (groups.Length == 1 || groups.Skip(1).All(group => group.Length == 3));
}
