using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Papers.Data;

/// <summary>An order as a workbook: its lines, and beside them its head.</summary>
internal static class OrderXlsx
{
    public static byte[] Of(StockOrder order, OrderSheet sheet)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "book");
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = SheetStyles.Of(order.Header.Currency);
            Lines(workbook.AddNewPart<WorksheetPart>("lines"), order);
            Head(workbook.AddNewPart<WorksheetPart>("head"), order, sheet);
            workbook.Workbook = new Workbook(new Sheets(
                new Sheet { Name = "Lines", SheetId = 1, Id = "lines" },
                new Sheet { Name = "Order", SheetId = 2, Id = "head" }));
        }

        return SteadyZip.Of(bytes);
    }

    private static void Lines(WorksheetPart part, StockOrder order)
    {
        using var sheet = new SheetWriter(part, frozenRows: 1, [.. OrderColumns.All.Select(column => WidthOf(column.Name))]);
        sheet.BeginRow();
        foreach (var column in OrderColumns.All)
            sheet.Text(column.Name, SheetStyles.Heading);
        sheet.EndRow();
        foreach (var row in OrderColumns.Rows(order))
        {
            sheet.BeginRow();
            foreach (var column in OrderColumns.All)
                Write(sheet, column, column.Of(row));
            sheet.EndRow();
        }
    }

    private static void Write(SheetWriter sheet, ListField<OrderRow> column, Hosting.Lists.Cell cell)
    {
        if (cell.Text is { } text)
            sheet.Text(text);
        else if (cell.Number is { } number)
            sheet.Number(column.Kind == CellKind.Day ? SheetStyles.SerialOf((int)number) : number, SheetStyles.Of(column));
        else
            sheet.Empty();
    }

    private static void Head(WorksheetPart part, StockOrder order, OrderSheet sheet)
    {
        using var writer = new SheetWriter(part, frozenRows: 0, [24, 80]);
        OrderFact[] facts =
        [
            new("Order", sheet.Name), new("Id", order.Id.Value), new("Stage", Orders.Output.OrderJson.StageOf(order.Stage)), new("From", sheet.Shop), .. sheet.Facts,
            new("Currency", sheet.Currency),
        ];
        foreach (var fact in facts)
        {
            writer.BeginRow();
            writer.Text(fact.Label, SheetStyles.Heading);
            writer.Text(fact.Words);
            writer.EndRow();
        }

        var totals = OrderTotals.Of(order);
        foreach (var (label, amount) in new[]
        {
            ("Goods", totals.Goods.Amount), ("Shipping and handling", totals.Shipping.Amount), ("Tax", totals.Tax.Amount), ("Total", totals.Total),
        })
        {
            writer.BeginRow();
            writer.Text(label, SheetStyles.Heading);
            writer.Number(amount, SheetStyles.Money);
            writer.EndRow();
        }
    }

    /// <summary>In letters.</summary>
    private static int WidthOf(string column) => column switch
    {
        "title" or "vendor_name" => 44,
        "purchase_order" => 27,
        "sku" or "vendor_reference" or "barcode" or "categories" or "reference" => 20,
        _ => 15,
    };
}
