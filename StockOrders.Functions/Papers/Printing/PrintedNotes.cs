using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers.Pdf;

namespace StockOrders.Functions.Papers.Printing;

/// <summary>What stands below the goods.</summary>
internal static class PrintedNotes
{
    private const decimal Size = 9;

    public static void Write(PaperCanvas canvas, StockOrder order, OrderSheet sheet)
    {
        if (!string.IsNullOrWhiteSpace(order.Header.Notes))
            Section(canvas, "Notes", order.Header.Notes);
        if (canvas.Document.HasSubstitutes)
        {
            Section(
                canvas,
                $"About the sign {SettableText.Substitute}",
                "It stands for a letter of a script that this paper cannot show. The electronic order (UBL) and the order's page show it as it was written.");
        }
    }

    private static void Section(PaperCanvas canvas, string heading, string text)
    {
        var width = PaperCanvas.Right - PaperCanvas.Left;
        canvas.Y += 10;
        if (canvas.Room < 40)
            canvas.NextPage();
        TextColumns.Write(
            canvas,
            [
                new TextColumn(PaperCanvas.Left, false,
                [
                    new SetLine(heading, canvas.Document.Bold, 8, 0.4m),
                    .. LineBreaks.Of(canvas.Document.Regular, Size, width, text).Select(line => new SetLine(line, canvas.Document.Regular, Size)),
                ]),
            ],
            canvas.NextPage);
    }
}
