using StockOrders.Domain.Orders;
using StockOrders.Domain.Receiving;

namespace StockOrders.Domain.Suppliers;

/// <summary>What sending, chasing and the supplier's answer make of an order.</summary>
internal static class DispatchHistory
{
    public static StockOrder Apply(StockOrder order, TimelineEntry entry)
    {
        if (entry.Event is OrderEvent.Sent sent)
            return ProposalHistory.Superseded(order) with { Stage = Arrivals.StageOf(order.Lines, sent.Dispatch), Dispatch = sent.Dispatch, Change = null, Basis = null };

        var dispatch = order.Dispatch
            ?? throw new InvalidOperationException($"{entry.Event.GetType().Name} on order {order.Id}, which was never sent.");
        return entry.Event switch
        {
            OrderEvent.Confirmed e => ProposalHistory.Superseded(order) with
            {
                Stage = order.Stage == Stage.Receiving ? Stage.Receiving : Stage.Confirmed,
                Header = e.Expected is { } expected ? order.Header with { ExpectedDate = expected } : order.Header,
                Dispatch = dispatch with { ConfirmedAt = entry.At, DeclinedAt = null, ProposedAt = null, Comment = e.Comment },
            },
            OrderEvent.Declined e => ProposalHistory.Superseded(order) with { Dispatch = dispatch with { DeclinedAt = entry.At, ProposedAt = null, Comment = e.Comment } },
            OrderEvent.Resent e => order with { Dispatch = dispatch with { To = e.To, ResentAt = entry.At } },
            OrderEvent.ConfirmationChased when dispatch.ChasedAt is null => order with { Dispatch = dispatch with { ChasedAt = entry.At } },
            OrderEvent.ConfirmationChased => order with { Dispatch = dispatch with { ChasedAgain = dispatch.ChasedAgain + 1 } },
            OrderEvent.ConfirmationUnanswered => order with { Dispatch = dispatch with { GivenUpAt = entry.At } },
            _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} is not about the supplier."),
        };
    }
}
