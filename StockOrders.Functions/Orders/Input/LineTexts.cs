using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>What people read of an item. Null clears, and so does empty text.</summary>
internal static class LineTexts
{
    private sealed record Member(string Name, int Max, Func<OrderLine, string?, OrderLine> Set);

    private static readonly Member[] Members =
    [
        new("title", 500, (line, value) => line with { Title = value }),
        new("sku", 200, (line, value) => line with { Sku = value }),
        new("barcode", 200, (line, value) => line with { Barcode = value }),
        new("image", 2_000, (line, value) => line with { Image = value }),
        new("categories", 500, (line, value) => line with { Categories = value }),
        new("vendor_name", 500, (line, value) => line with { VendorName = value }),
        new("vendor_reference", 200, (line, value) => line with { VendorReference = value }),
    ];

    public static IEnumerable<LineChange> Read(JsonFields fields)
    {
        foreach (var member in Members.Where(member => fields.Has(member.Name)))
        {
            var value = fields.Text(member.Name, member.Max);
            yield return (line, _) => member.Set(line, value);
        }
    }
}
