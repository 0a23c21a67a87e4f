using System.Collections.Immutable;
using System.Globalization;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;
using StockOrders.Functions.Papers.Pdf;

namespace StockOrders.Functions.Papers.Printing;

/// <summary>The columns of the goods, as wide as this order's figures need them. A column that would be empty on every line is left out.</summary>
internal sealed class LineColumns
{
    private const decimal Padding = 10;

    private readonly PdfDocument document;
    private readonly decimal item, itemWidth, quantity, price, discount, tax;
    private readonly bool hasDiscount, hasTax;
    private readonly string currency;

    private LineColumns(PdfDocument document, StockOrder order, OrderSheet sheet, ImmutableArray<PricedLine> priced)
    {
        this.document = document;
        currency = sheet.Currency;
        hasDiscount = priced.Any(line => line.Amounts.Discount > 0);
        hasTax = priced.Any(line => line.Line.Tax != 0);
        var amountWidth = Math.Max(
            Widest($"Amount {currency}", sheet.Lines.Select(line => line.Amount)), sheet.Sums.Max(sum => document.Bold.WidthOf(sum.Words, 9)));
        tax = PaperCanvas.Right - 4 - amountWidth - Padding;
        discount = tax - (hasTax ? Widest("Tax", priced.Select(line => Percent(line.Line.Tax))) + Padding : 0);
        price = discount - (hasDiscount ? Widest("Discount", priced.Select(line => Percent(line.DiscountPercent))) + Padding : 0);
        quantity = price - Widest($"Price {currency}", sheet.Lines.Select(line => line.Price)) - Padding;
        item = PaperCanvas.Left + 4 + document.Regular.WidthOf(order.Lines.Length.ToString(CultureInfo.InvariantCulture), 9) + 8;
        itemWidth = quantity - Widest("Quantity", sheet.Lines.Select(line => line.Quantity)) - Padding - item;
    }

    /// <summary>The right edge of what sums are called.</summary>
    public decimal SumLabel => tax;

    public static LineColumns Of(PdfDocument document, StockOrder order, OrderSheet sheet) => new(document, order, sheet, PricedLine.AllOf(order));

    public IReadOnlyList<TextColumn> Names(decimal size) =>
    [
        Cell(item, false, "Item", document.Bold, size),
        Cell(quantity, true, "Quantity", document.Bold, size),
        Cell(price, true, $"Price {currency}", document.Bold, size),
        .. hasDiscount ? new[] { Cell(discount, true, "Discount", document.Bold, size) } : [],
        .. hasTax ? new[] { Cell(tax, true, "Tax", document.Bold, size) } : [],
        Cell(PaperCanvas.Right - 4, true, $"Amount {currency}", document.Bold, size),
    ];

    public IReadOnlyList<TextColumn> Cells(int index, OrderSheetLine line, PricedLine priced, decimal size, decimal small) =>
    [
        Cell(item - 8, true, (index + 1).ToString(CultureInfo.InvariantCulture), document.Regular, size),
        new TextColumn(item, false,
        [
            .. LineBreaks.Of(document.Regular, size, itemWidth, line.Item).Select(text => new SetLine(text, document.Regular, size)),
            .. Details(line, priced).SelectMany(text => LineBreaks.Of(document.Regular, small, itemWidth, text)).Select(text => new SetLine(text, document.Regular, small, 0.35m)),
        ]),
        Cell(quantity, true, line.Quantity, document.Regular, size),
        Cell(price, true, line.Price, document.Regular, size),
        .. hasDiscount ? new[] { Cell(discount, true, Percent(priced.Amounts.Discount > 0 ? priced.DiscountPercent : 0), document.Regular, size) } : [],
        .. hasTax ? new[] { Cell(tax, true, Percent(priced.Line.Tax), document.Regular, size) } : [],
        Cell(PaperCanvas.Right - 4, true, line.Amount, document.Regular, size),
    ];

    private static IEnumerable<string> Details(OrderSheetLine line, PricedLine priced)
    {
        if (line.Codes.Length > 0)
            yield return line.Codes;
        foreach (var part in priced.Line.Components ?? [])
        {
            var code = part is { Sku: { } sku, Title: not null } ? $" ({sku})" : "";
            yield return $"made of {Figures.Quantity(part.Quantity)} × {part.Title ?? part.Sku ?? part.Variant.Value}{code}";
        }
    }

    private static TextColumn Cell(decimal x, bool isRight, string text, PdfFont font, decimal size) => new(x, isRight, [new SetLine(text, font, size)]);

    private static string Percent(decimal percent) => percent == 0 ? "–" : Figures.Quantity(percent) + "%";

    private decimal Widest(string name, IEnumerable<string> texts) =>
        Math.Max(document.Bold.WidthOf(name, 8), texts.Select(text => document.Regular.WidthOf(text, 9)).DefaultIfEmpty().Max());
}
