using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// What is on its way, by variant and destination, read from the orders' own index rows: they are written with the orders, so this is
/// exact at the moment it is read.
/// </summary>
internal sealed class OnOrderNow(IStore store)
{
    public async Task<Dictionary<(VariantId Variant, WarehouseId Warehouse), decimal>> Of(AccountId account, CancellationToken cancellation)
    {
        var promised = new Dictionary<(VariantId, WarehouseId), decimal>();
        await foreach (var row in store.All(OrderRows.AllIndexed(account), cancellation))
        {
            var order = Packed.To<OrderIndexRow>(row);
            foreach (var line in order.OnOrder)
            {
                var key = (line.Variant, order.Warehouse);
                promised[key] = promised.GetValueOrDefault(key) + line.Quantity;
            }
        }

        return promised;
    }
}
