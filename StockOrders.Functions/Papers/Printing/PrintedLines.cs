using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Papers.Printing;

/// <summary>
/// The goods. Each page has the names of the columns at its head; one that another follows says at its foot what the goods come to so far,
/// and the next begins with it.
/// </summary>
internal static class PrintedLines
{
    private const decimal Size = 9;
    private const decimal Small = 7.5m;
    private const decimal SumHeight = 16;

    public static void Write(PaperCanvas canvas, StockOrder order, OrderSheet sheet)
    {
        var columns = LineColumns.Of(canvas.Document, order, sheet);
        var priced = PricedLine.AllOf(order);
        decimal sum = 0;
        if (canvas.Room < 80)
            canvas.NextPage();
        Head(canvas, columns);
        canvas.Reserved = SumHeight;
        for (var index = 0; index < priced.Length; index++)
        {
            var cells = columns.Cells(index, sheet.Lines[index], priced[index], Size, Small);
            var before = sum;
            TextColumns.Write(canvas, cells, () => Turn(canvas, columns, order.Header.Currency, before));
            sum += priced[index].Amounts.Net;
            canvas.Y += 2.5m;
            canvas.Page.Rule(PaperCanvas.Left, PaperCanvas.Right, canvas.Y, 0.3m, 0.85m);
            canvas.Y += 3;
        }

        canvas.Reserved = 0;
        Sums(canvas, columns, sheet.Sums, sheet.Currency);
    }

    private static void Head(PaperCanvas canvas, LineColumns columns)
    {
        var top = canvas.Y;
        canvas.Page.Fill(PaperCanvas.Left, top, PaperCanvas.Right, top + 16, 0.92m);
        canvas.Y += 3.5m;
        TextColumns.Write(canvas, columns.Names(8), canvas.NextPage);
        canvas.Y = top + 20;
    }

    private static void Turn(PaperCanvas canvas, LineColumns columns, Currency currency, decimal sum)
    {
        canvas.Reserved = 0;
        canvas.Y = Math.Max(canvas.Y, PaperCanvas.Bottom - SumHeight);
        Sum(canvas, columns, "Carried forward", OrderSheet.Bare(sum, currency), isBold: false);
        canvas.NextPage();
        Head(canvas, columns);
        Sum(canvas, columns, "Brought forward", OrderSheet.Bare(sum, currency), isBold: false);
        canvas.Reserved = SumHeight;
    }

    private static void Sums(PaperCanvas canvas, LineColumns columns, ImmutableArray<OrderFact> sums, string currency)
    {
        if (canvas.Room < SumHeight * sums.Length)
        {
            canvas.NextPage();
            Head(canvas, columns);
        }

        foreach (var sum in sums)
        {
            var isTotal = sum == sums[^1];
            Sum(canvas, columns, isTotal ? $"{sum.Label} {currency}" : sum.Label, sum.Words, isTotal);
        }
    }

    private static void Sum(PaperCanvas canvas, LineColumns columns, string label, string amount, bool isBold)
    {
        var font = isBold ? canvas.Document.Bold : canvas.Document.Regular;
        var baseline = PaperCanvas.BaselineOf(canvas.Y + 1.5m, Size);
        if (isBold)
            canvas.Page.Rule(columns.SumLabel - 110, PaperCanvas.Right, canvas.Y, 0.8m, 0.2m);
        canvas.Page.TextRight(font, Size, columns.SumLabel, baseline, label);
        canvas.Page.TextRight(font, Size, PaperCanvas.Right - 4, baseline, amount);
        canvas.Y += SumHeight;
    }
}
