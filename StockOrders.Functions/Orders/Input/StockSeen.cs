using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Snapshots of stock for lines that are being added; what a client said of it stands.</summary>
internal static class StockSeen
{
    public static async ValueTask<ImmutableArray<OrderLine>> On(
        ImmutableArray<OrderLine> lines,
        IReadOnlyDictionary<VariantId, Variant> variants,
        OrderHeader header,
        CatalogueBook catalogue,
        AccountId account,
        CancellationToken cancellation)
    {
        var onItsWay = await catalogue.OnItsWay(account, [.. lines.Select(line => line.Variant)], cancellation);
        return [.. lines.Select(line => variants.TryGetValue(line.Variant, out var variant) ? On(line, variant, onItsWay[line.Variant], header) : line)];
    }

    public static OrderLine On(OrderLine line, Variant variant, IReadOnlyList<OnItsWay> onItsWay, OrderHeader header)
    {
        var said = line.Stock ?? StockSnapshot.Unknown;
        OnItsWay? here = onItsWay.Any(found => found.Warehouse == header.Warehouse) ? onItsWay.First(found => found.Warehouse == header.Warehouse) : null;
        return line with
        {
            Stock = new StockSnapshot(
                said.Source ?? (header.SourceWarehouse is { } source ? variant.InStock.GetValueOrDefault(source.Value) : null),
                said.InStock ?? variant.InStock.GetValueOrDefault(header.Warehouse.Value),
                said.OnPurchaseOrders ?? here?.PurchaseOrders,
                said.TransfersIn ?? here?.TransfersIn,
                said.TransfersOut ?? here?.TransfersOut),
        };
    }
}
