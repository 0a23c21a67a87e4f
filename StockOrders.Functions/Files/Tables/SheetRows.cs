using System.Globalization;
using System.Text;
using System.Xml;

namespace StockOrders.Functions.Files.Tables;

/// <summary>The rows of a sheet that have something in them.</summary>
internal static class SheetRows
{
    private const int MaxColumns = 200;

    /// <returns>Null where a cell names a text that is not there.</returns>
    public static List<TableRow>? Read(XmlReader reader, List<string> shared, int most)
    {
        var rows = new List<TableRow>();
        while (rows.Count <= most && reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                continue;
            }

            if (Row(reader, shared) is not { } row)
            {
                return null;
            }

            if (!row.IsEmpty)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>All text within the element that the reader stands on, but not how it is pronounced. Leaves the reader at its end.</summary>
    public static string TextOf(XmlReader reader)
    {
        var text = new StringBuilder();
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var spoken = int.MaxValue;
        for (var depth = reader.Depth; reader.Read() && reader.Depth > depth;)
        {
            if (reader.Depth <= spoken)
            {
                spoken = reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" } ? reader.Depth : int.MaxValue;
            }

            if (spoken == int.MaxValue && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text.Append(reader.Value);
            }
        }

        return text.ToString();
    }

    private static TableRow? Row(XmlReader reader, List<string> shared)
    {
        var cells = new List<TableCell>();
        if (reader.IsEmptyElement)
        {
            return new TableRow([]);
        }

        var next = 0;
        for (var depth = reader.Depth; reader.Read() && reader.Depth > depth;)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            var column = ColumnOf(reader.GetAttribute("r")) ?? next;
            next = Math.Min(column, MaxColumns) + 1;
            if (Cell(reader, shared) is not { } cell)
            {
                return null;
            }

            if (column < MaxColumns)
            {
                while (cells.Count <= column)
                {
                    cells.Add(TableCell.Empty);
                }

                cells[column] = cell;
            }
        }

        return new TableRow([.. cells]);
    }

    private static TableCell? Cell(XmlReader reader, List<string> shared)
    {
        var (type, text, isFormula) = (reader.GetAttribute("t"), "", false);
        if (!reader.IsEmptyElement)
        {
            for (var depth = reader.Depth; reader.Read() && reader.Depth > depth;)
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    isFormula |= reader.LocalName == "f";
                    var said = TextOf(reader);
                    text = reader.LocalName is "v" or "is" ? said.Trim() : text;
                }
            }
        }

        return type switch
        {
            "s" when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < shared.Count => new TableCell(shared[place].Trim(), IsFormula: isFormula),
            "s" => null,
            "b" => new TableCell(text == "1" ? "TRUE" : "FALSE", IsFormula: isFormula),
            null or "n" => new TableCell(text, IsNumber: true, isFormula),
            _ => new TableCell(text, IsFormula: isFormula),
        };
    }

    /// <summary>Of <c>C4</c> 2; null where it is not said.</summary>
    private static int? ColumnOf(string? place)
    {
        var column = 0;
        foreach (var letter in (place ?? "").TakeWhile(char.IsAsciiLetter))
        {
            column = Math.Min((column * 26) + char.ToUpperInvariant(letter) - 'A' + 1, MaxColumns + 1);
        }

        return column == 0 ? null : column - 1;
    }
}
