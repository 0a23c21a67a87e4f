using System.Buffers;
using System.Globalization;
using System.Text;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Papers.Pdf;

/// <summary>
/// Text as the fonts of papers can set it: Latin, Greek and Cyrillic, digits, punctuation and the signs of currencies and measures. What
/// belongs to another script (it would need fonts and rules of its own to be set right) becomes one substitute for each sign that a reader
/// would count, never nothing and never an error.
/// </summary>
internal static class SettableText
{
    public const char Substitute = '\u25A1';

    private static readonly (char First, char Last)[] Scripts =
    [
        (' ', '\u052F'), // Latin, Greek, Cyrillic
        ('\u1C80', '\u1C8F'), ('\u1D00', '\u1DBF'), ('\u1E00', '\u1FFF'), ('\u2C60', '\u2C7F'), ('\uA640', '\uA69F'), ('\uA720', '\uA7FF'), ('\uFB00', '\uFB06'),
        ('\u2010', '\u2027'), ('\u2030', '\u205E'), ('\u2070', '\u27BF'), // punctuation, currencies, arrows, mathematics
    ];

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(number => (char)number).Where(letter => IsOurs(letter) && !IsUnseen(letter) && !IsMark(letter))]);

    /// <summary>On one line: what separates lines or words separates words.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;

        var settable = new StringBuilder(text.Length);
        var rest = VisibleText.Of(text).AsSpan();
        while (!rest.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(rest);
            Append(settable, rest[..length]);
            rest = rest[length..];
        }

        return settable.ToString();
    }

    /// <param name="sign">What a reader counts as one: a letter with its accents, an emoji with its modifiers.</param>
    private static void Append(StringBuilder settable, ReadOnlySpan<char> sign)
    {
        if (char.IsWhiteSpace(sign[0]) || char.IsControl(sign[0]))
        {
            settable.Append(' ');
            return;
        }

        var composed = sign.Length > 1 ? ComposedLetters.Of(sign) : sign;
        var isOurs = true;
        foreach (var letter in composed)
            isOurs &= IsOurs(letter) || IsUnseen(letter);
        if (!isOurs)
        {
            settable.Append(Substitute);
            return;
        }

        foreach (var letter in composed)
        {
            if (!IsUnseen(letter))
                settable.Append(letter);
        }
    }

    private static bool IsOurs(char letter)
    {
        foreach (var (first, last) in Scripts)
        {
            if (letter >= first && letter <= last)
                return PaperFonts.Regular.GlyphOf(letter) != 0 && PaperFonts.Bold.GlyphOf(letter) != 0;
        }

        return false;
    }

    /// <summary>Tells how text is laid out, and is not seen itself: joiners, directions, soft hyphens, variants.</summary>
    private static bool IsUnseen(char letter) =>
        letter is '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or (>= '\uFE00' and <= '\uFE0F');

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
}
