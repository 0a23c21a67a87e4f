using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace StockOrders.Functions.Files;

/// <summary>A file as text: in the Unicode that its byte order mark tells, in UTF-8, or else in the old code page that spreadsheets still write.</summary>
internal static class FileText
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(",;\t");

    /// <summary>How far programs look for the beginning of a PDF, and browsers for that of a page.</summary>
    private const int Opening = 1024;

    private static readonly SearchValues<string> Pages = SearchValues.Create(
        ["%PDF-", "<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?xml"], StringComparison.OrdinalIgnoreCase);

    public static string Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.GetString(bytes[3..])
        : bytes.StartsWith(Encoding.Unicode.Preamble) ? Encoding.Unicode.GetString(bytes[2..])
        : bytes.StartsWith(Encoding.BigEndianUnicode.Preamble) ? Encoding.BigEndianUnicode.GetString(bytes[2..])
        : Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes)
        : Encoding.Latin1.GetString(bytes);

    /// <summary>After white space comes a tag.</summary>
    public static bool IsMarkup(string text) => text.AsSpan().TrimStart(" \t\r\n") is ['<', ..];

    /// <summary>No control characters, a separator in the first line, and nothing that others would take for a page or a PDF.</summary>
    public static bool IsTable(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return text.AsSpan().IndexOfAnyInRange('\0', '\b') < 0
            && text.AsSpan().IndexOfAnyInRange('\u000E', '\u001F') < 0
            && text.AsSpan(0, end < 0 ? text.Length : end).ContainsAny(Separators)
            && !text.AsSpan(0, Math.Min(text.Length, Opening)).ContainsAny(Pages);
    }

    /// <summary>Programs that read PDFs take a file for one that only begins a little later: it would be two things at once.</summary>
    public static bool HoldsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, Opening)].IndexOf("%PDF-"u8) >= 0;
}
