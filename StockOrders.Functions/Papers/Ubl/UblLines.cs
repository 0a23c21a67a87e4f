using System.Globalization;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Papers.Ubl;

/// <summary>The goods, each by the codes of buyer, seller and trade. What is not to be printed is not told here either.</summary>
internal static class UblLines
{
    /// <summary>UN/ECE Recommendation 20: one piece.</summary>
    private const string Piece = "C62";

    /// <summary>The same: as agreed between the two. Of goods that are measured we know how finely, not in what.</summary>
    private const string Agreed = "ZZ";

    public static void Write(UblWriter ubl, StockOrder order, OrderSheet sheet)
    {
        var printing = order.Header.Printing ?? LinePrinting.Standard;
        var priced = PricedLine.AllOf(order);
        for (var index = 0; index < priced.Length; index++)
        {
            var (line, at) = (priced[index], index);
            ubl.Group("OrderLine", () => ubl.Group("LineItem", () => Line(ubl, line, at + 1, sheet.Lines[at].Item, printing)));
        }
    }

    private static void Line(UblWriter ubl, PricedLine priced, int number, string name, LinePrinting printing)
    {
        var (line, amounts) = (priced.Line, priced.Amounts);
        var unit = line.UnitDecimals == 0 ? Piece : Agreed;
        ubl.Id(number.ToString(CultureInfo.InvariantCulture));
        ubl.Quantity("Quantity", line.Ordered, unit);
        ubl.Amount("LineExtensionAmount", amounts.Net);
        ubl.Amount("TotalTaxAmount", amounts.Tax);
        if (amounts.Discount > 0)
        {
            ubl.Group("AllowanceCharge", () =>
            {
                ubl.Flag("ChargeIndicator", false);
                ubl.Text("AllowanceChargeReason", "Discount");
                ubl.Number("MultiplierFactorNumeric", priced.DiscountPercent / 100);
                ubl.Amount("Amount", amounts.Discount);
                ubl.Amount("BaseAmount", amounts.Gross);
            });
        }

        ubl.Group("Price", () =>
        {
            ubl.Amount("PriceAmount", line.CostPrice);
            ubl.Quantity("BaseQuantity", 1, unit);
        });
        ubl.Group("Item", () => Item(ubl, line, name, printing));
    }

    private static void Item(UblWriter ubl, OrderLine line, string name, LinePrinting printing)
    {
        ubl.Text("Name", name);
        Id(ubl, "BuyersItemIdentification", printing.MySkus ? line.Sku : null);
        Id(ubl, "SellersItemIdentification", printing.VendorSkus ? line.VendorReference : null);
        Id(ubl, "StandardItemIdentification", printing.Barcodes ? line.Barcode : null);
        Id(ubl, "AdditionalItemIdentification", line.Variant.Value);
        if (line.Tax != 0)
        {
            ubl.Group("ClassifiedTaxCategory", () =>
            {
                ubl.Number("Percent", line.Tax);
                ubl.Group("TaxScheme", () => ubl.Text("Name", "Tax"));
            });
        }
    }

    private static void Id(UblWriter ubl, string name, string? code) => ubl.GroupOf(name, code, ubl.Id);
}
