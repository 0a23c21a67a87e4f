using System.Globalization;

namespace StockOrders.Domain.Values;

/// <summary>Enough to keep out what could never be delivered or would name several people; the mail service has the last word.</summary>
internal static class MailAddresses
{
    /// <summary>The longest path that RFC 5321 lets pass.</summary>
    public const int MaxLength = 254;

    public static bool IsOne(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length <= MaxLength
            && at > 0
            && at < text.Length - 1
            && text.IndexOf('@', at + 1) < 0
            && !text.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || char.GetUnicodeCategory(sign) == UnicodeCategory.Format || sign is ',' or ';' or '<' or '>' or '"');
    }
}
