using StockOrders.Domain.Connections;

namespace StockOrders.Domain.Orders;

/// <summary>Takes up what was put away or failed; the lifecycle then goes on where it stopped.</summary>
internal static class Reprocessing
{
    public static Decision Decide(StockOrder order)
    {
        var saves = Saving.Reprocess(order);
        if (!order.Archived)
            return saves;
        return saves.IsRefused ? Decided.Events(new OrderEvent.Reprocessed()) : Decided.Events([new OrderEvent.Reprocessed(), .. saves.Value]);
    }
}
