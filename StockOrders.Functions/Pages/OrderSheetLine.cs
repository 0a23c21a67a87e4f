using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Pages;

/// <summary>A line of an order in words and figures.</summary>
/// <param name="Detail">Codes by which buyer and supplier find the item; empty where there are none.</param>
/// <param name="Price">Of one unit before discount, without the currency, which stands at the head of the column.</param>
/// <param name="Amount">Of the quantity, less discount.</param>
internal readonly record struct OrderSheetLine(string Item, string Detail, string Quantity, string Price, string Amount)
{
    private const string Separator = " · ";

    /// <summary>The codes alone, where the discount has a column of its own.</summary>
    public string Codes { get; init; } = "";

    public static OrderSheetLine Of(PricedLine priced, OrderHeader header)
    {
        var (line, printing) = (priced.Line, header.Printing ?? LinePrinting.Standard);
        var (name, other) = printing.TitlesAsVendorName ? (line.Title, line.VendorName) : (line.VendorName, line.Title);
        var item = Filled(name) ?? Filled(other) ?? Filled(line.Sku) ?? line.Variant.Value;
        string?[] details =
        [
            printing.VendorSkus ? Named("Supplier's ref.", line.VendorReference) : null,
            line.VendorName != item ? Named("Supplier's name", line.VendorName) : null,
            printing.MySkus && line.Sku != item ? Named("SKU", line.Sku) : null,
            printing.Barcodes ? Named("Barcode", line.Barcode) : null,
            printing.Categories ? Named("Category", line.Categories) : null,
        ];
        var codes = Joined(details);
        var discount = priced.Amounts.Discount > 0 ? $"Discount {Figures.Quantity(priced.DiscountPercent)}%" : "";
        return new OrderSheetLine(
            item.Trim(),
            codes.Length > 0 && discount.Length > 0 ? codes + Separator + discount : codes + discount,
            Figures.Quantity(line.Ordered),
            OrderSheet.Bare(line.CostPrice, header.Currency),
            OrderSheet.Bare(priced.Amounts.Net, header.Currency))
        {
            Codes = codes,
        };
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Joined(Span<string?> details)
    {
        var count = 0;
        foreach (var detail in details)
        {
            if (detail is not null)
                details[count++] = detail;
        }

        return string.Join(Separator, details[..count]);
    }

    private static string? Named(string label, string? code) => string.IsNullOrWhiteSpace(code) ? null : $"{label} {code.Trim()}";
}
