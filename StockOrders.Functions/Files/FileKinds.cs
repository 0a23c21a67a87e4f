using System.Buffers.Binary;
using System.Text;
using System.Xml;
using StockOrders.Domain.Files;

namespace StockOrders.Functions.Files;

/// <summary>What a file is, by what is in it. What its name and its sender say is not believed, and must agree (see <see cref="FileClaims"/>).</summary>
internal static class FileKinds
{
    /// <summary>Nesting of an honest document; deeper is an attack on whoever reads it.</summary>
    private const int MaxDepth = 64;

    /// <summary>An invoice of 2,000 lines has a hundred thousand; each takes many times its own length in memory.</summary>
    private const int MaxElements = 500_000;

    public static readonly IReadOnlyList<string> Endings = ["pdf", "xml", "csv", "xlsx", "png", "jpg", "jpeg"];

    /// <summary>Null where it is none of the kinds that are taken, or could be read as two of them.</summary>
    public static FileKind? Of(ReadOnlyMemory<byte> file) =>
        file.Span.StartsWith("%PDF-"u8) ? FileKind.Pdf
        : FileText.HoldsPdf(file.Span) ? null
        : file.Span.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
        : file.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
        : file.Span.StartsWith("PK\u0003\u0004"u8) ? (IsWorkbook(file.Span) ? FileKind.Xlsx : null)
        : OfText(file, FileText.Of(file.Span));

    private static FileKind? OfText(ReadOnlyMemory<byte> file, string text) =>
        FileText.IsMarkup(text) ? (IsXml(file) ? FileKind.Xml : null)
        : FileText.IsTable(text) ? FileKind.Csv
        : null;

    /// <summary>For people.</summary>
    public static string WordOf(FileKind kind) => kind switch
    {
        FileKind.Pdf => "a PDF",
        FileKind.Xml => "an XML file",
        FileKind.Csv => "a CSV table",
        FileKind.Xlsx => "an XLSX workbook",
        FileKind.Png => "a PNG picture",
        FileKind.Jpeg => "a JPEG picture",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string EndingOf(FileKind kind) => kind switch
    {
        FileKind.Pdf => "pdf",
        FileKind.Xml => "xml",
        FileKind.Csv => "csv",
        FileKind.Xlsx => "xlsx",
        FileKind.Png => "png",
        FileKind.Jpeg => "jpg",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string MediaOf(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Xml => "application/xml",
        FileKind.Csv => "text/csv",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Png => "image/png",
        FileKind.Jpeg => "image/jpeg",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>No document type, nothing fetched, bounded in depth and size.</summary>
    public static XmlReader Reader(Stream file) => XmlReader.Create(file, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = FileLimits.MaxBytes,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    });

    /// <summary>Sound throughout, and nothing that a browser shows as a page or a drawing.</summary>
    private static bool IsXml(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var reader = Reader(new MemoryStream(file.ToArray(), writable: false));
            var elements = 0;
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth || (reader.NodeType == XmlNodeType.Element && (++elements > MaxElements || IsShown(reader))))
                {
                    return false;
                }
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool IsShown(XmlReader reader) =>
        reader.NamespaceURI is "http://www.w3.org/1999/xhtml" or "http://www.w3.org/2000/svg"
        || (reader is { Depth: 0, NamespaceURI: "" } && reader.LocalName.ToUpperInvariant() is "HTML" or "SVG");

    /// <summary>A zip whose directory names a workbook without programs in it. Only names are read: nothing is unpacked, however large it says it is.</summary>
    private static bool IsWorkbook(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf((ReadOnlySpan<byte>)[0x50, 0x4B, 0x05, 0x06]);
        if (end < 0 || bytes.Length - end < 22)
        {
            return false;
        }

        var at = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]);
        var (hasTypes, hasBook, hasMacros) = (false, false, false);
        while (at + 46L <= bytes.Length && BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]) == 0x02014B50)
        {
            var entry = bytes[(int)at..];
            var name = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
            var rest = BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
            if (46 + name + rest > entry.Length)
            {
                return false;
            }

            var text = Encoding.ASCII.GetString(entry.Slice(46, name));
            hasTypes |= text == "[Content_Types].xml";
            hasBook |= text == "xl/workbook.xml";
            hasMacros |= text.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase);
            at += (uint)(46 + name + rest);
        }

        return hasTypes && hasBook && !hasMacros;
    }
}
