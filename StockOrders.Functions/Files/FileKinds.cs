using System.Buffers.Binary;
using System.Text;
using System.Xml;
using StockOrders.Domain.Files;

namespace StockOrders.Functions.Files;

/// <summary>What a file is, by what is in it. What its name and its sender say is not believed.</summary>
internal static class FileKinds
{
    /// <summary>Nesting of an honest document; deeper is an attack on whoever reads it.</summary>
    private const int MaxDepth = 64;

    public static readonly IReadOnlyList<string> Endings = ["pdf", "xml", "csv", "xlsx", "png", "jpg", "jpeg"];

    /// <summary>Null where it is none of the kinds that are taken.</summary>
    public static FileKind? Of(ReadOnlyMemory<byte> file) => file.Span switch
    {
        var bytes when bytes.StartsWith("%PDF-"u8) => FileKind.Pdf,
        var bytes when bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => FileKind.Png,
        var bytes when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => FileKind.Jpeg,
        var bytes when bytes.StartsWith("PK\u0003\u0004"u8) => IsWorkbook(bytes) ? FileKind.Xlsx : null,
        var bytes when IsMarkup(bytes) => IsXml(file) ? FileKind.Xml : null,
        var bytes => IsTable(bytes) ? FileKind.Csv : null,
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

    private static bool IsXml(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var reader = Reader(new MemoryStream(file.ToArray(), writable: false));
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
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

    /// <summary>After a byte order mark and white space comes a tag.</summary>
    private static bool IsMarkup(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        start = start.TrimStart(" \t\r\n"u8);
        return start.Length > 0 && (start[0] == (byte)'<' || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]));
    }

    /// <summary>Text without control characters, of which the first line has a separator. Spreadsheets write it in old code pages as well as in UTF-8.</summary>
    private static bool IsTable(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || bytes.IndexOfAnyInRange((byte)14, (byte)31) >= 0)
        {
            return false;
        }

        var end = bytes.IndexOf((byte)'\n');
        return (end < 0 ? bytes : bytes[..end]).IndexOfAny((byte)',', (byte)';', (byte)'\t') >= 0;
    }

    /// <summary>A zip whose directory names a workbook. Only names are read: nothing is unpacked, however large it says it is.</summary>
    private static bool IsWorkbook(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf((ReadOnlySpan<byte>)[0x50, 0x4B, 0x05, 0x06]);
        if (end < 0 || bytes.Length - end < 22)
        {
            return false;
        }

        var at = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(end + 16)..]);
        var (hasTypes, hasBook) = (false, false);
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
            at += (uint)(46 + name + rest);
        }

        return hasTypes && hasBook;
    }
}
