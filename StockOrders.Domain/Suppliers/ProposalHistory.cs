using StockOrders.Domain.Orders;
using StockOrders.Domain.Receiving;

namespace StockOrders.Domain.Suppliers;

/// <summary>What a supplier's other terms, and the buyer's word on them, make of an order.</summary>
internal static class ProposalHistory
{
    public static StockOrder Apply(StockOrder order, TimelineEntry entry) => entry.Event switch
    {
        OrderEvent.TermsProposed e => order with
        {
            Proposal = e.Proposal,
            Dispatch = Dispatch(order) with { ProposedAt = entry.At, DeclinedAt = null, Comment = e.Proposal.Comment },
        },
        OrderEvent.TermsAccepted e => Decide(order, ProposalStatus.Accepted, entry, e.By, e.Comment) with
        {
            Dispatch = Dispatch(order) with { ProposedAt = null },
        },
        OrderEvent.TermsRefused e => Decide(order, ProposalStatus.Refused, entry, e.By, e.Comment) with
        {
            Stage = order.Stage is Stage.Confirmed or Stage.Sent or Stage.Delayed ? Arrivals.StageOf(order.Lines, e.Dispatch) : order.Stage,
            Dispatch = e.Dispatch,
        },
        _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} is not about a supplier's terms."),
    };

    /// <summary>The order without an open proposal: something newer counts.</summary>
    public static StockOrder Superseded(StockOrder order) => order.OpenProposal() is { } open
        ? order with { Proposal = open with { Status = ProposalStatus.Superseded } }
        : order;

    /// <summary>Nothing is left to agree on once everything has arrived.</summary>
    public static StockOrder UnlessAllIsThere(StockOrder order) => order.Stage == Stage.Received ? Superseded(order) : order;

    private static StockOrder Decide(StockOrder order, ProposalStatus status, TimelineEntry entry, string by, string? comment) => order with
    {
        Proposal = order.Proposal! with
        {
            Status = status,
            DecidedAt = entry.At,
            DecidedBy = by,
            Answer = comment,
            AcceptedRevision = status == ProposalStatus.Accepted && order.Change is not null ? order.Revision : null,
        },
    };

    private static Dispatch Dispatch(StockOrder order) =>
        order.Dispatch ?? throw new InvalidOperationException($"Terms of order {order.Id}, which was never sent.");
}
