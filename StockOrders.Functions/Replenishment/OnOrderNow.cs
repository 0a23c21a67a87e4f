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
    public async Task<Dictionary<(VariantId Variant, WarehouseId Warehouse), decimal>> Of(AccountId account, CancellationToken cancellation)
    {
        var promised = new Dictionary<(VariantId, WarehouseId), decimal>();
        await foreach (var row in store.All(OrderRows.AllOnOrder(account), cancellation))
        {
            var order = Packed.To<OnOrderRow>(row);
            foreach (var line in order.Quantities)
            {
                var key = (line.Variant, order.Warehouse);
                promised[key] = promised.GetValueOrDefault(key) + line.Quantity;
            }
        }

        return promised;
    }
}
