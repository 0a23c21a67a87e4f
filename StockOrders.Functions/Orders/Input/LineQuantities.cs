using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Multiples, volume and the snapshots of stock. Null clears: nothing is known then.</summary>
internal static class LineQuantities
{
    private sealed record Member(string Name, decimal Min, decimal Max, int Decimals, Func<OrderLine, decimal?, OrderLine> Set);

    private static readonly Member[] Members =
    [
        new("uom_ordering", 0, LineEdit.MaxQuantity, 4, (line, value) => line with { UomOrdering = value }),
        new("vendor_packaging", 0, LineEdit.MaxQuantity, 4, (line, value) => line with { VendorPackaging = value }),
        new("cbm", 0, LineFigures.MaxVolume, LineFigures.VolumeDecimals, (line, value) => line with { Cbm = value }),
        Seen("source_stock", (stock, value) => stock with { Source = value }),
        Seen("in_stock", (stock, value) => stock with { InStock = value }),
        Seen("purchase_orders_qty", (stock, value) => stock with { OnPurchaseOrders = value }, Quantities.MaxSum),
        Seen("transfer_units_in", (stock, value) => stock with { TransfersIn = value }, Quantities.MaxSum),
        Seen("transfer_units_out", (stock, value) => stock with { TransfersOut = value }, Quantities.MaxSum),
    ];

    public static IEnumerable<LineChange> Read(JsonFields fields)
    {
        foreach (var member in Members.Where(member => fields.Has(member.Name)))
        {
            var value = fields.Number(member.Name, member.Min, member.Max, member.Decimals);
            yield return (line, _) => member.Set(line, value);
        }
    }

    /// <summary>Stock may be below zero where more was sold than there was.</summary>
    private static Member Seen(string name, Func<StockSnapshot, decimal?, StockSnapshot> set, decimal max = LineEdit.MaxQuantity) =>
        new(name, -max, max, 4, (line, value) =>
        {
            var stock = set(line.Stock ?? StockSnapshot.Unknown, value);
            return line with { Stock = stock == StockSnapshot.Unknown ? null : stock };
        });
}
