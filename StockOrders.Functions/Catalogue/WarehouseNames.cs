using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>Orders name warehouses by their ids; people read names.</summary>
internal sealed class WarehouseNames(IStore store)
{
    /// <summary>The name of the warehouse that the order's goods go to, or null where it is not in the catalogue.</summary>
    public async ValueTask<string?> Of(AccountId account, StockOrder order, CancellationToken cancellation)
    {
        var key = new StoreKey(CatalogueRows.Partition(account), CatalogueRows.Warehouse(order.Header.Warehouse));
        return await store.Read(key, cancellation) is { } row ? Packed.To<Warehouse>(row).DisplayName : null;
    }
}
