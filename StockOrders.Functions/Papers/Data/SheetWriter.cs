using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using StockOrders.Functions.Hosting.Csv;

namespace StockOrders.Functions.Papers.Data;

/// <summary>A sheet written cell by cell, so that a long one is never in memory as a tree.</summary>
internal sealed class SheetWriter : IDisposable
{
    private readonly OpenXmlWriter xml;

    /// <param name="widths">Of the columns, in letters.</param>
    public SheetWriter(WorksheetPart part, uint frozenRows, IReadOnlyList<int> widths)
    {
        xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        if (frozenRows > 0)
        {
            xml.WriteElement(new SheetViews(new SheetView(
                new Pane { VerticalSplit = frozenRows, TopLeftCell = $"A{frozenRows + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
            {
                WorkbookViewId = 0,
            }));
        }

        xml.WriteElement(new Columns(widths.Select((width, index) => new Column { Min = (uint)index + 1, Max = (uint)index + 1, Width = width, CustomWidth = true })));
        xml.WriteStartElement(new SheetData());
    }

    public void BeginRow() => xml.WriteStartElement(new Row());

    public void EndRow() => xml.WriteEndElement();

    public void Empty() => xml.WriteElement(new Cell());

    public void Number(decimal number, uint style) =>
        xml.WriteElement(new Cell { CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)), StyleIndex = style });

    /// <summary>Never a formula: the cell says that it is text, and what would begin one has an apostrophe before it for those who save it as CSV.</summary>
    public void Text(string text, uint style = SheetStyles.Plain)
    {
        var safe = XmlText.Of(CsvText.Defused(text)).Replace("_x", "_x005F_x", StringComparison.Ordinal);
        xml.WriteElement(new Cell
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(safe) { Space = SpaceProcessingModeValues.Preserve }),
            StyleIndex = style,
        });
    }

    public void Dispose()
    {
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Dispose();
    }
}
