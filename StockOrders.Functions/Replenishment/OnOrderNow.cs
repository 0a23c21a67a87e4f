using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What is on its way, by variant and destination, read from rows that are written with the orders. An order that changes while this reads
/// is met once all the same, as it was before or after.
/// </summary>
internal sealed class OnOrderNow(IStore store)
{
    public async Task<Dictionary<(VariantId Variant, WarehouseId Warehouse), Promised>> Of(AccountId account, CancellationToken cancellation)
    {
        var promised = new Dictionary<(VariantId, WarehouseId), Promised>();
        await foreach (var row in store.All(OrderRows.AllOnOrder(account), cancellation))
        {
            var order = Packed.To<OnOrderRow>(row);
            foreach (var line in order.Quantities)
            {
                var isTransfer = order.Type == OrderType.Transfer;
                At(line.Variant, order.Warehouse, now => isTransfer
                    ? now.MovedIn(line.Quantity, order.ExpectedDate, order.Planned)
                    : now.Bought(line.Quantity, order.ExpectedDate, order.Planned));
                if (isTransfer && order.Source is { } source)
                {
                    At(line.Variant, source, now => now.MovedOut(line.Quantity, order.Planned));
                }
            }

            foreach (var line in order.TakenOff ?? [])
            {
                At(line.Variant, order.Warehouse, now => order.Type == OrderType.Transfer ? now.NotWantedMoved(line.Quantity) : now.NotWanted(line.Quantity));
            }
        }

        return promised;

        void At(VariantId variant, WarehouseId warehouse, Func<Promised, Promised> more) =>
            promised[(variant, warehouse)] = more(promised.GetValueOrDefault((variant, warehouse), Promised.Nothing));
    }
}
