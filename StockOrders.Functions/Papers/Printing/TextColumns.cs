using StockOrders.Functions.Papers.Pdf;

namespace StockOrders.Functions.Papers.Printing;

/// <summary>A line of text with how it is set.</summary>
internal readonly record struct SetLine(string Text, PdfFont Font, decimal Size, decimal Gray = 0);

/// <summary>Text in one column.</summary>
/// <param name="X">Its left edge, or its right edge where the text stands at the right.</param>
internal readonly record struct TextColumn(decimal X, bool IsRight, IReadOnlyList<SetLine> Lines);

/// <summary>
/// Columns of text beside each other: a row of the table, or the addresses. A row stays whole where a page can hold it, and is continued on
/// the next one where none can.
/// </summary>
internal static class TextColumns
{
    public static decimal HeightOf(IEnumerable<TextColumn> columns) => columns.Max(column => HeightOf(column.Lines));

    /// <param name="turn">Turns the page, with whatever stands at the head of the next.</param>
    public static void Write(PaperCanvas canvas, IReadOnlyList<TextColumn> columns, Action turn)
    {
        if (HeightOf(columns) > canvas.Room)
        {
            var fresh = PaperCanvas.Bottom - canvas.Reserved - PaperCanvas.Top;
            if (HeightOf(columns) <= fresh * 0.8m || canvas.Room < fresh * 0.1m)
                turn();
        }

        var written = new int[columns.Count];
        while (true)
        {
            var bottom = columns.Select((column, index) => WritePart(canvas, column, ref written[index])).Max();
            canvas.Y = bottom;
            if (columns.Select((column, index) => written[index] == column.Lines.Count).All(isDone => isDone))
                return;
            turn();
        }
    }

    /// <returns>The lower edge of what was written.</returns>
    private static decimal WritePart(PaperCanvas canvas, TextColumn column, ref int written)
    {
        var (y, end) = (canvas.Y, canvas.Y + canvas.Room);
        for (; written < column.Lines.Count; written++)
        {
            var line = column.Lines[written];
            if (y + (line.Size * PaperCanvas.Leading) > end)
                break;
            var baseline = PaperCanvas.BaselineOf(y, line.Size);
            if (column.IsRight)
                canvas.Page.TextRight(line.Font, line.Size, column.X, baseline, line.Text, line.Gray);
            else
                canvas.Page.Text(line.Font, line.Size, column.X, baseline, line.Text, line.Gray);
            y += line.Size * PaperCanvas.Leading;
        }

        return y;
    }

    private static decimal HeightOf(IEnumerable<SetLine> lines) => lines.Sum(line => line.Size * PaperCanvas.Leading);
}
