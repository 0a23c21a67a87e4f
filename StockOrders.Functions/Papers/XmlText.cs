using System.Text;
using System.Xml;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Papers;

/// <summary>Text that XML 1.0 can hold. Control characters and halves of pairs cannot stand in it, not even escaped: each becomes U+FFFD,
/// as does what a reader would not see.</summary>
internal static class XmlText
{
    private const char Substitute = '\uFFFD';

    public static string Of(string text) => Exact(VisibleText.Of(text));

    /// <summary>For what programs compare: what is not seen stays in it.</summary>
    public static string Exact(string text)
    {
        var at = FirstForbidden(text);
        if (at < 0)
            return text;

        var safe = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++)
        {
            if (IsPair(text, at))
                safe.Append(text[at]).Append(text[++at]);
            else
                safe.Append(XmlConvert.IsXmlChar(text[at]) ? text[at] : Substitute);
        }

        return safe.ToString();
    }

    private static int FirstForbidden(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsPair(text, at))
                at++;
            else if (!XmlConvert.IsXmlChar(text[at]))
                return at;
        }

        return -1;
    }

    private static bool IsPair(string text, int at) => at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]);
}
