namespace StockOrders.Domain.Orders;

/// <summary>
/// Takes an order out of sight and stops what it does by itself; reprocessing, resetting or submitting it takes it up again. Until then
/// what was never sent is not on order. Goods that a supplier was asked for still may arrive, and are received.
/// </summary>
internal static class Archiving
{
    public static Decision Decide(StockOrder order) => order.Archived ? Decided.Nothing : Decided.Events(new OrderEvent.Archived());
}
