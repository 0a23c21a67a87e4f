using System.Collections.Frozen;
using Microsoft.Net.Http.Headers;
using StockOrders.Domain.Files;

namespace StockOrders.Functions.Files;

/// <summary>
/// Whether a file's name and the media type that it was sent as agree with what is in it. One that is not what it says is refused: whoever opens
/// it later would go by the name. Endings that name no kind of file (<c>Rechnung 2026.05</c>) and types that say nothing claim nothing.
/// </summary>
internal static class FileClaims
{
    private static readonly FrozenDictionary<string, FileKind[]> Endings = Of(
        ("pdf", [FileKind.Pdf]), ("xml ubl", [FileKind.Xml]), ("csv tsv", [FileKind.Csv]), ("txt", [FileKind.Csv, FileKind.Xml]), ("xlsx", [FileKind.Xlsx]),
        ("png", [FileKind.Png]), ("jpg jpeg jpe jfif", [FileKind.Jpeg]),
        ("htm html xhtml mht mhtml svg svgz js mjs json css eml msg rtf doc docx docm dot dotx odt xls xlsb xlsm xltx xltm ods ppt pptx pptm odp pages numbers "
            + "gif webp bmp tif tiff heic heif avif ico ps eps ai zip rar 7z gz tgz tar iso dmg exe com scr bat cmd ps1 vbs wsf hta lnk msi jar apk dll sh py php p7m p7s", []));

    private static readonly FrozenDictionary<string, FileKind[]> Medias = Of(
        ("application/pdf application/x-pdf text/pdf", [FileKind.Pdf]),
        ("application/xml text/xml", [FileKind.Xml]),
        ("text/csv text/x-csv application/csv application/x-csv text/comma-separated-values text/tab-separated-values", [FileKind.Csv]),
        ("text/plain", [FileKind.Csv, FileKind.Xml]),
        // Windows sends a CSV so where Excel is installed.
        ("application/vnd.ms-excel", [FileKind.Csv, FileKind.Xlsx]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [FileKind.Xlsx]),
        ("application/zip application/x-zip-compressed", [FileKind.Xlsx]),
        ("image/png image/x-png", [FileKind.Png]),
        ("image/jpeg image/jpg image/pjpeg", [FileKind.Jpeg]),
        ("application/xhtml+xml application/javascript application/json application/rtf application/msword application/x-msdownload application/x-sh", []));

    /// <summary>What is said and is not so, or null. The file is of that kind by what is in it.</summary>
    public static string? Fault(SentFile file, FileKind found)
    {
        var ending = EndingOf(file.Name);
        return Endings.TryGetValue(ending, out var named) && !named.Contains(found)
                ? Words($"Its name ends in .{ending}", found, $"give it a name that ends in .{FileKinds.EndingOf(found)}")
            : MediaOf(file.Media) is { } media && Claimed(media) is { } sent && !sent.Contains(found)
                ? Words($"It was sent as {media}", found, $"send it as {FileKinds.MediaOf(found)}")
            : null;
    }

    private static string Words(string claim, FileKind found, string way) =>
        $"{claim}, but the file is {FileKinds.WordOf(found)}. It was refused. If it is the file that you mean, {way}.";

    private static string EndingOf(string name)
    {
        var plain = name.TrimEnd(' ', '.');
        return plain[(plain.LastIndexOf('.') + 1)..].ToLowerInvariant();
    }

    private static string? MediaOf(string media) => MediaTypeHeaderValue.TryParse(media, out var parsed) ? parsed.MediaType.ToString().ToLowerInvariant() : null;

    /// <summary>Null where the type says nothing: programs send what they do not know as this or that of <c>application</c>.</summary>
    private static FileKind[]? Claimed(string media) =>
        Medias.TryGetValue(media, out var kinds) ? kinds
        : media.StartsWith("application/", StringComparison.Ordinal) ? (media.EndsWith("+xml", StringComparison.Ordinal) ? [FileKind.Xml] : null)
        : media.StartsWith("text/", StringComparison.Ordinal) || media.StartsWith("image/", StringComparison.Ordinal)
            || media.StartsWith("audio/", StringComparison.Ordinal) || media.StartsWith("video/", StringComparison.Ordinal) ? [] : null;

    private static FrozenDictionary<string, FileKind[]> Of(params (string Words, FileKind[] Kinds)[] known) => known
        .SelectMany(entry => entry.Words.Split(' '), (entry, word) => KeyValuePair.Create(word, entry.Kinds))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
