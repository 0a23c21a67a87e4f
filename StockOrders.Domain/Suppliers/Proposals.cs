using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Suppliers;

/// <summary>Where a supplier's other terms stand.</summary>
internal static class Proposals
{
    /// <summary>The proposal that the buyer is to decide on; null where there is none. The supplier has answered then, and is not chased.</summary>
    public static TermsProposal? OpenProposal(this StockOrder order) =>
        order.Proposal is { Status: ProposalStatus.Open } open ? open : null;

    /// <summary>What is asked by somebody who had the order before them as it stands: they saw the proposal that is open.</summary>
    public static OrderCommand SeenIn(this OrderCommand command, StockOrder order) => command switch
    {
        OrderCommand.AcceptTerms { Proposal: null } accept => accept with { Proposal = order.OpenProposal()?.Number },
        OrderCommand.RefuseTerms { Proposal: null } refuse => refuse with { Proposal = order.OpenProposal()?.Number },
        _ => command,
    };

    /// <summary>Accepted terms that have not gone out as a revision yet.</summary>
    public static TermsProposal? Agreed(this StockOrder order) =>
        order is { Change: not null, Proposal: { Status: ProposalStatus.Accepted, AcceptedRevision: not null } accepted } && accepted.AcceptedRevision > order.Dispatch?.Revision
            ? accepted
            : null;

    /// <summary>Whether what is to be sent is to the letter what the supplier proposed: they need not be asked again.</summary>
    public static bool IsAgreed(StockOrder order) => order.Agreed()?.AcceptedRevision == order.Revision;
}
