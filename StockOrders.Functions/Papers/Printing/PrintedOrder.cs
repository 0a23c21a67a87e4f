using System.Globalization;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers.Pdf;

namespace StockOrders.Functions.Papers.Printing;

/// <summary>An order on paper: who, what, how much, over as many pages as it takes.</summary>
internal static class PrintedOrder
{
    private const decimal FootSize = 7.5m;

    public static byte[] Of(StockOrder order, OrderSheet sheet)
    {
        var marks = PaperMarks.Of(order, sheet);
        var document = new PdfDocument($"{marks.Title} {sheet.Name}", sheet.Shop);
        var canvas = new PaperCanvas(document);
        PrintedHead.Write(canvas, order, sheet, marks);
        PrintedLines.Write(canvas, order, sheet);
        PrintedNotes.Write(canvas, order, sheet);
        Feet(document, sheet, marks);
        return document.Save();
    }

    /// <summary>Last, for only then is it known how many pages there are.</summary>
    private static void Feet(PdfDocument document, OrderSheet sheet, PaperMarks marks)
    {
        var name = $"{marks.Title} {sheet.Name}{marks.Revision} · {sheet.Shop}";
        for (var index = 0; index < document.Pages.Count; index++)
        {
            var page = document.Pages[index];
            var number = string.Create(CultureInfo.InvariantCulture, $"Page {index + 1} of {document.Pages.Count}");
            var room = PaperCanvas.Right - PaperCanvas.Left - document.Regular.WidthOf(number, FootSize) - 12;
            var y = PdfPage.Height - 30;
            page.Rule(PaperCanvas.Left, PaperCanvas.Right, y - 11);
            page.Text(document.Regular, FootSize, PaperCanvas.Left, y, LineBreaks.First(document.Regular, FootSize, room, name), 0.35m);
            page.TextRight(document.Regular, FootSize, PaperCanvas.Right, y, number, 0.35m);
            if (marks.Stamp is { } stamp)
                page.TextRight(document.Bold, 9, PaperCanvas.Right, 36, stamp, 0.35m);
            if (index > 0)
                page.Text(document.Bold, 9, PaperCanvas.Left, 36, LineBreaks.First(document.Bold, 9, room - 100, name), 0.35m);
        }
    }
}
