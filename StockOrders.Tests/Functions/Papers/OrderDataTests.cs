using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Papers;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Papers;

public sealed class OrderDataTests
{
    private static readonly StockOrder Hostile = SomePapers.Order(2, SomePapers.Header with { Reference = "=1+1", Notes = "@SUM(A1)\u0001 _x0041_", ShopName = "+shop" }) is var order
        ? order with { Lines = [order.Lines[0] with { Title = "=HYPERLINK(\"http://evil.example\")", Sku = "-2", Barcode = "\tx", VendorName = "a,\"b\"\nc" }, order.Lines[1]] }
        : null!;

    [Fact]
    public void Csv_has_a_line_for_each_item_and_no_formulas()
    {
        var text = Encoding.UTF8.GetString(OrderPapers.Csv(Hostile).Keep("hostile").Bytes.Span);
        Assert.Contains("'=HYPERLINK", text, StringComparison.Ordinal);
        Assert.Contains(",'-2,", text, StringComparison.Ordinal);
        Assert.Contains("'=1+1", text, StringComparison.Ordinal);
        Assert.Contains("\"a,\"\"b\"\"\nc\"", text, StringComparison.Ordinal);
        Assert.StartsWith("purchase_order,reference,vendor,", text, StringComparison.Ordinal);
        Assert.Contains(",2026-05-20,GBP,2,v1,CHOC-00001,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2_000)]
    public void Workbook_is_as_the_standard_has_it(int lines)
    {
        var order = lines == 0 ? Hostile : SomePapers.Order(lines);
        using var document = Open(OrderPapers.Xlsx(order, Some.Settings, "Hull warehouse").Keep("lines-" + lines));
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
        Assert.Equal(order.Lines.Length + 1, Sheet(document, "lines").Descendants<Row>().Count());
    }

    [Fact]
    public void Numbers_are_numbers_days_are_days_and_text_is_never_a_formula()
    {
        using var document = Open(OrderPapers.Xlsx(Hostile, Some.Settings, null));
        var rows = Sheet(document, "lines").Descendants<Row>().Select(row => row.Elements<Cell>().ToArray()).ToArray();
        var names = rows[0].Select(cell => cell.InnerText).ToList();
        Cell Of(int row, string name) => rows[row][names.IndexOf(name)];

        Assert.Empty(Sheet(document, "lines").Descendants<CellFormula>());
        Assert.Equal("'=HYPERLINK(\"http://evil.example\")", Of(1, "title").InnerText);
        Assert.Equal(CellValues.InlineString, Of(1, "title").DataType!.Value);
        Assert.Equal("1.35", Of(2, "cost_price").CellValue!.Text);
        Assert.Null(Of(2, "cost_price").DataType);
        Assert.Equal("2.7", decimal.Parse(Of(2, "total").CellValue!.Text, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture));
        Assert.Equal(new DateTime(2026, 5, 20), DateTime.FromOADate(double.Parse(Of(1, "expected_date").CellValue!.Text, CultureInfo.InvariantCulture)));
        Assert.Contains("'@SUM(A1)\uFFFD _x005F_x0041_", Sheet(document, "head").InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_order_gives_the_same_files()
    {
        Assert.True(OrderPapers.Xlsx(Hostile, Some.Settings, null).Bytes.Span.SequenceEqual(OrderPapers.Xlsx(Hostile, Some.Settings, null).Bytes.Span));
        Assert.True(OrderPapers.Csv(Hostile).Bytes.Span.SequenceEqual(OrderPapers.Csv(Hostile).Bytes.Span));
    }

    private static SpreadsheetDocument Open(PaperFile file) => SpreadsheetDocument.Open(new MemoryStream(file.Bytes.ToArray()), isEditable: false);

    private static Worksheet Sheet(SpreadsheetDocument document, string id) => ((WorksheetPart)document.WorkbookPart!.GetPartById(id)).Worksheet;
}
