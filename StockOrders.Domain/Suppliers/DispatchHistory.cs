using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>What sending, chasing and the supplier's answer make of an order.</summary>
internal static class DispatchHistory
{
    public static StockOrder Apply(StockOrder order, TimelineEntry entry)
    {
        if (entry.Event is OrderEvent.Sent sent)
            return order with { Stage = Stage.Sent, Dispatch = sent.Dispatch };

        var dispatch = order.Dispatch
            ?? throw new InvalidOperationException($"{entry.Event.GetType().Name} on order {order.Id}, which was never sent.");
        return entry.Event switch
        {
            OrderEvent.Confirmed e => order with
            {
                Stage = Stage.Confirmed,
                Dispatch = dispatch with { ConfirmedAt = entry.At, DeclinedAt = null, Comment = e.Comment },
            },
            OrderEvent.Declined e => order with { Dispatch = dispatch with { DeclinedAt = entry.At, Comment = e.Comment } },
            OrderEvent.ConfirmationChased => order with { Dispatch = dispatch with { ChasedAt = entry.At } },
            _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} is not about the supplier."),
        };
    }
}
