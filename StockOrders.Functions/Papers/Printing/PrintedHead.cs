using StockOrders.Domain.Orders;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers.Pdf;

namespace StockOrders.Functions.Papers.Printing;

/// <summary>The head of the first page: who orders from whom, to where, on what terms.</summary>
internal static class PrintedHead
{
    private const decimal Gap = 14;

    public static void Write(PaperCanvas canvas, StockOrder order, OrderSheet sheet, PaperMarks marks)
    {
        Name(canvas, sheet, marks);
        if (marks.Warning is { } warning)
            Warning(canvas, warning);
        Boxes(canvas, 3, Addresses(order, sheet));
        Boxes(canvas, 4, Terms(order, sheet));
        canvas.Y += 4;
    }

    private static void Name(PaperCanvas canvas, OrderSheet sheet, PaperMarks marks)
    {
        var (regular, bold) = (canvas.Document.Regular, canvas.Document.Bold);
        var half = (PaperCanvas.Right - PaperCanvas.Left - Gap) / 2;
        canvas.Y = 46;
        TextColumns.Write(
            canvas,
            [
                new TextColumn(PaperCanvas.Left, false, Set(bold, 17, half, sheet.Shop)),
                new TextColumn(PaperCanvas.Right, true,
                [
                    .. Set(bold, 17, half, marks.Title),
                    .. Set(bold, 11, half, sheet.Name),
                    .. marks.Revision.Length > 0 ? Set(regular, 9, half, marks.Revision[2..]) : [],
                ]),
            ],
            canvas.NextPage);
        canvas.Y += 10;
    }

    private static void Warning(PaperCanvas canvas, string warning)
    {
        var lines = Set(canvas.Document.Bold, 9, PaperCanvas.Right - PaperCanvas.Left - 16, warning);
        var height = TextColumns.HeightOf([new TextColumn(0, false, lines)]) + 10;
        if (height > canvas.Room)
            canvas.NextPage();
        canvas.Page.Fill(PaperCanvas.Left, canvas.Y, PaperCanvas.Right, canvas.Y + height, 0.9m);
        canvas.Y += 4.5m;
        TextColumns.Write(canvas, [new TextColumn(PaperCanvas.Left + 8, false, lines)], canvas.NextPage);
        canvas.Y += 14;
    }

    private static IEnumerable<(string Label, string Words)> Addresses(StockOrder order, OrderSheet sheet)
    {
        var header = order.Header;
        yield return order.Type == OrderType.Purchase
            ? ("Supplier", Together(sheet.Vendor, header.VendorAddress, header.Attn is { } attn ? $"Attention: {attn}" : null, header.Email))
            : ("From warehouse", header.SourceWarehouseName ?? header.SourceWarehouse?.Value ?? "");
        yield return ("Deliver to", Together(sheet.Warehouse, header.ShippingAddress));
        if (!string.IsNullOrWhiteSpace(header.BillingAddress))
            yield return ("Invoice to", header.BillingAddress);
    }

    private static IEnumerable<(string Label, string Words)> Terms(StockOrder order, OrderSheet sheet)
    {
        var header = order.Header;
        foreach (var (label, words) in new (string, string?)[]
        {
            ("Order date", (header.CreatedDate ?? order.CreatedDay) is { } made ? Days.Of(made) : null),
            ("Expected", header.ExpectedDate is { } expected ? Days.Of(expected) : null),
            ("Shipment", header.ShipmentDate is { } shipped ? Days.Of(shipped) : null),
            ("Payment", header.PaymentDate is { } paid ? Days.Of(paid) : null),
            ("Shipped by", header.ShipmentMethod),
            ("Payment terms", header.PaymentTerms),
            ("Other reference", header.ExtraReference),
            ("Total", sheet.Total),
        })
        {
            if (!string.IsNullOrWhiteSpace(words))
                yield return (label, words);
        }
    }

    private static void Boxes(PaperCanvas canvas, int across, IEnumerable<(string Label, string Words)> boxes)
    {
        var width = (PaperCanvas.Right - PaperCanvas.Left - (Gap * (across - 1))) / across;
        foreach (var row in boxes.Chunk(across))
        {
            TextColumns.Write(
                canvas,
                [.. row.Select((box, index) => new TextColumn(PaperCanvas.Left + (index * (width + Gap)), false, Box(canvas.Document, width, box.Label, box.Words)))],
                canvas.NextPage);
            canvas.Y += 9;
        }
    }

    private static List<SetLine> Box(PdfDocument document, decimal width, string label, string words) =>
        [new SetLine(label, document.Bold, 8, 0.4m), .. Set(document.Regular, 9.5m, width, words)];

    private static List<SetLine> Set(PdfFont font, decimal size, decimal width, string text) =>
        [.. LineBreaks.Of(font, size, width, text).Select(line => new SetLine(line, font, size))];

    private static string Together(params IEnumerable<string?> texts) => string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text)));
}
