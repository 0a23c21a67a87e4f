using StockOrders.Domain.Matching;

namespace StockOrders.Domain.Orders;

/// <summary>Calls an order off, at any stage before goods arrived.</summary>
internal static class Cancelling
{
    public static Decision Decide(StockOrder order, OrderCommand.Cancel cancel, OrderFacts facts, DateTimeOffset now)
    {
        if (order.Stage == Stage.Cancelled)
            return Decided.Nothing;
        if (OrderRefusals.Over(order, "it cannot be cancelled") is { } closed)
            return closed;
        if (OrderTotals.Of(order) is { Received: > 0 } totals)
        {
            return Decided.Conflict(
                "goods_received",
                $"{Values.Figures.Quantity(totals.Received)} of {Values.Figures.Quantity(totals.Ordered)} have arrived: close the order instead.");
        }

        return Rematching.After(order, [.. Changing.CallOff(order, "The order was cancelled."), new OrderEvent.Cancelled(cancel.Comment)], facts, now);
    }
}
