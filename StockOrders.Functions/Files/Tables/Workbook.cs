using System.IO.Compression;
using System.Xml;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Files.Tables;

/// <summary>
/// The first sheet of a workbook that a person sees (ECMA-376). Read part by part and no further than it is wanted: what a part says of its
/// size is not believed, and each is given up beyond the characters that <see cref="FileKinds.Reader"/> allows.
/// </summary>
internal static class Workbook
{
    public const string IsDamaged = "damaged_workbook";

    private const string Folder = "xl/";

    public static Outcome<IReadOnlyList<TableRow>> Read(ReadOnlyMemory<byte> file, int most)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            if (SheetOf(zip) is not { } sheet)
            {
                return Damaged;
            }

            var shared = zip.GetEntry(Folder + "sharedStrings.xml") is { } strings ? Strings(strings) : [];
            using var reader = FileKinds.Reader(sheet.Open());
            return SheetRows.Read(reader, shared, most) is { } rows ? rows : Damaged;
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or IOException)
        {
            return Damaged;
        }
    }

    private static Refusal Damaged { get; } = new(RefusalKind.Invalid, IsDamaged, "The workbook is damaged, or holds more than an invoice can.");

    private static ZipArchiveEntry? SheetOf(ZipArchive zip)
    {
        if (zip.GetEntry(Folder + "workbook.xml") is not { } book || zip.GetEntry(Folder + "_rels/workbook.xml.rels") is not { } relations)
        {
            return null;
        }

        var first = Elements(book, "sheet", reader => (Id: reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
            ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships"), State: reader.GetAttribute("state")))
            .FirstOrDefault(sheet => sheet.State is null or "visible").Id;
        var target = Elements(relations, "Relationship", reader => (Id: reader.GetAttribute("Id"), Target: reader.GetAttribute("Target")))
            .FirstOrDefault(relation => relation.Id == first).Target;
        return first is null || target is null ? null : zip.GetEntry(target.StartsWith('/') ? target[1..] : Folder + target);
    }

    private static List<T> Elements<T>(ZipArchiveEntry part, string name, Func<XmlReader, T> of)
    {
        var found = new List<T>();
        using var reader = FileKinds.Reader(part.Open());
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name)
            {
                found.Add(of(reader));
            }
        }

        return found;
    }

    /// <summary>Text of cells that is kept once for all of them.</summary>
    private static List<string> Strings(ZipArchiveEntry part)
    {
        var strings = new List<string>();
        using var reader = FileKinds.Reader(part.Open());
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                strings.Add(SheetRows.TextOf(reader));
            }
        }

        return strings;
    }
}
