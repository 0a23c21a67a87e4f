using System.Net;
using System.Text.RegularExpressions;

namespace StockOrders.LocalHost.Mailbox;

/// <summary>Every address that a reader of a mail could follow, once each, in the order in which they stand there.</summary>
internal static partial class MailLinks
{
    private static readonly char[] EndsOfSentences = ['.', ',', ';', ':', '!', '?', ')', ']'];

    public static IReadOnlyList<string> In(string? text, string? html) =>
    [
        .. Hrefs().Matches(html ?? "").Select(match => WebUtility.HtmlDecode(match.Groups["link"].Value.Trim()))
            .Concat(Urls().Matches(text ?? "").Select(match => match.Value.TrimEnd(EndsOfSentences)))
            .Where(link => link.Length > 0)
            .Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex("""\bhref\s*=\s*(["'])(?<link>.*?)\1""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Hrefs();

    [GeneratedRegex("""https?://[^\s<>"']+""", RegexOptions.IgnoreCase)]
    private static partial Regex Urls();
}
