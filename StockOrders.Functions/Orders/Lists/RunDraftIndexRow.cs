using StockOrders.Domain.Orders;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>
/// There while an order is a draft of a replenishment run, named so that a run finds what stands for a vendor and warehouse without looking
/// through anything else.
/// </summary>
/// <param name="Source">Where a transfer's goods come from; null where a vendor is asked.</param>
/// <param name="Planned">Nobody has touched it.</param>
internal sealed record RunDraftIndexRow(OrderId Order, VendorId? Vendor, WarehouseId? Source, WarehouseId Warehouse, bool Planned = false)
{
    public static RunDraftIndexRow? Of(StockOrder? order) => order is not null && RunDrafts.IsOpen(order)
        ? new RunDraftIndexRow(order.Id, order.Header.Vendor, order.Header.SourceWarehouse, order.Header.Warehouse, RunDrafts.IsPlanned(order))
        : null;
}
