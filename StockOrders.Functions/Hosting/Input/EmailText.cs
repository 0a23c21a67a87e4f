using System.Globalization;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>
/// Addresses that mail can safely be sent to: one local part, one domain, nothing that could begin a header or a second address.
/// </summary>
internal static class EmailText
{
    public const int MaxLength = 254;

    private const string Forbidden = " ,;:<>()[]\\\"";

    public static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= 64
            && at == text.LastIndexOf('@')
            && at < text.Length - 1
            && text.Length <= MaxLength
            && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || Forbidden.Contains(c, StringComparison.Ordinal))
            && text[at + 1] is not ('.' or '-')
            && text[^1] is not ('.' or '-')
            && !text.Contains("..", StringComparison.Ordinal);
    }
}
