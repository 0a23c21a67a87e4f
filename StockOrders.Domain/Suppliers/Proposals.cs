using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>Where a supplier's other terms stand.</summary>
internal static class Proposals
{
    /// <summary>The proposal that the buyer is to decide on; null where there is none. The supplier has answered then, and is not chased.</summary>
    public static TermsProposal? OpenProposal(this StockOrder order) =>
        order.Proposal is { Status: ProposalStatus.Open } open ? open : null;

    /// <summary>Accepted terms that have not gone out as a revision yet.</summary>
    public static TermsProposal? Agreed(this StockOrder order) =>
        order is { Change: not null, Proposal: { Status: ProposalStatus.Accepted, AcceptedRevision: not null } accepted } && accepted.AcceptedRevision > order.Dispatch?.Revision
            ? accepted
            : null;

    /// <summary>Whether what is to be sent is to the letter what the supplier proposed: they need not be asked again.</summary>
    public static bool IsAgreed(StockOrder order) => order.Agreed()?.AcceptedRevision == order.Revision;
}
