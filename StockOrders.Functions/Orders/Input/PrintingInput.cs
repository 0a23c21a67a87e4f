using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>What is printed beside each item. Null stands for the standard.</summary>
internal static class PrintingInput
{
    private sealed record Member(string Name, Func<LinePrinting, bool> Get, Func<LinePrinting, bool, LinePrinting> Set);

    private static readonly Member[] Members =
    [
        new("addMySKUs", printing => printing.MySkus, (printing, value) => printing with { MySkus = value }),
        new("addVendorSKUs", printing => printing.VendorSkus, (printing, value) => printing with { VendorSkus = value }),
        new("addBarcodes", printing => printing.Barcodes, (printing, value) => printing with { Barcodes = value }),
        new("addCategories", printing => printing.Categories, (printing, value) => printing with { Categories = value }),
        new("useTitlesAsVendorName", printing => printing.TitlesAsVendorName, (printing, value) => printing with { TitlesAsVendorName = value }),
    ];

    public static IEnumerable<HeaderChange> Read(JsonFields fields)
    {
        foreach (var member in Members.Where(member => fields.Has(member.Name)))
        {
            var value = fields.Flag(member.Name) ?? member.Get(LinePrinting.Standard);
            yield return (header, _) => With(header, member.Set(header.Printing ?? LinePrinting.Standard, value));
        }
    }

    private static OrderHeader With(OrderHeader header, LinePrinting printing) =>
        header with { Printing = printing == LinePrinting.Standard ? null : printing };
}
