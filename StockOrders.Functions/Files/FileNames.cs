using System.Globalization;
using StockOrders.Domain.Files;

namespace StockOrders.Functions.Files;

/// <summary>Names of files as they are shown and as they leave: no path, nothing that ends a header, one ending, which is that of what is in it.</summary>
internal static class FileNames
{
    private const int MaxLength = 100;

    public static string Clean(string name, FileKind kind)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = new string([.. last.Where(IsPlain)]).Trim(' ', '.');
        var ending = FileKinds.Endings.FirstOrDefault(known => plain.EndsWith("." + known, StringComparison.OrdinalIgnoreCase));
        var stem = (ending is null ? plain : plain[..^(ending.Length + 1)]).Trim(' ', '.');
        return $"{(stem.Length == 0 ? "file" : Cut(stem))}.{FileKinds.EndingOf(kind)}";
    }

    /// <summary>As RFC 6266 wants it: plain letters for old programs, all of them for the others.</summary>
    public static string Disposition(string name)
    {
        var ascii = new string([.. name.Select(sign => sign is > ' ' and < (char)127 && sign is not ('"' or '\\' or '%') ? sign : '_')]);
        return $"attachment; filename=\"{ascii}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
    }

    /// <summary>Letters, marks, digits and a few signs. Characters that turn the direction of text make "exe.pdf" of "fdp.exe".</summary>
    private static bool IsPlain(char sign) => sign is ' ' or '.' or '-' or '_' or '(' or ')' or '+' or '#'
        || CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber;

    private static string Cut(string stem) => stem.Length <= MaxLength ? stem : stem[..MaxLength].TrimEnd(' ', '.');
}
