using System.Buffers;
using System.Text;

namespace StockOrders.Functions.Pages;

/// <summary>
/// Text as people are to read it. Characters that are not seen themselves, but turn the direction of what follows ("fdp.exe" reads as
/// "exe.pdf") or make two names look like one, are each shown as a sign. What is stored stays as it came in.
/// </summary>
internal static class VisibleText
{
    private const char Sign = '\uFFFD';
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    /// <summary>Scripts that are written with joiners begin there; Latin, Greek, Cyrillic and Armenian stand before.</summary>
    private const char FirstJoined = '\u0590';

    /// <summary>Begins a tag, a copy of ASCII that is not seen (U+E0000 to U+E007F), and behind them marks that pick a letter's variant.</summary>
    private const char TagLead = '\uDB40';

    private const char LastTagTrail = '\uDC7F';

    private static readonly SearchValues<char> Unseen = SearchValues.Create(
    [
        .. Span('\0', '\b'), '\v', '\f', .. Span('\u000E', '\u001F'), .. Span('\u007F', '\u009F'),
        '\u061C', '\u180E', .. Span('\u200B', '\u200F'), .. Span('\u202A', '\u202E'), .. Span('\u2060', '\u206F'), '\uFEFF', .. Span('\uFFF9', '\uFFFB'), TagLead,
    ]);

    public static string Of(string text) => text.AsSpan().ContainsAny(Unseen) ? Shown(text) : text;

    private static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!Unseen.Contains(text[at]) || IsNeeded(text, at))
            {
                shown.Append(text[at]);
            }
            else if (text[at] != TagLead)
            {
                shown.Append(Sign);
            }
            else if (at + 1 < text.Length && text[at + 1] is >= '\uDC00' and <= LastTagTrail)
            {
                shown.Append(Sign);
                at++;
            }
            else
            {
                shown.Append(text[at]);
            }
        }

        return shown.ToString();
    }

    /// <summary>Persian, the scripts of India and emoji are written with joiners.</summary>
    private static bool IsNeeded(string text, int at) =>
        text[at] is NonJoiner or Joiner && at > 0 && text[at - 1] >= FirstJoined && !Unseen.Contains(text[at - 1]);

    private static IEnumerable<char> Span(char first, char last) => Enumerable.Range(first, last - first + 1).Select(number => (char)number);
}
