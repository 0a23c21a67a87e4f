using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderEvent
{
    internal sealed record Sent(Dispatch Dispatch) : OrderEvent;

    /// <summary>The mail that the supplier had went out again, unchanged.</summary>
    internal sealed record Resent(string To) : OrderEvent;

    /// <param name="Expected">The day on which they deliver, where that was said.</param>
    internal sealed record Confirmed(string By, string? Comment, DateOnly? Expected = null) : OrderEvent;

    internal sealed record Declined(string By, string? Comment) : OrderEvent;

    /// <summary>A yes of the supplier with other dates, quantities or prices: answered, and not confirmed.</summary>
    internal sealed record TermsProposed(TermsProposal Proposal) : OrderEvent;

    /// <summary>The buyer takes the supplier's terms. What they change stands in the events before this one.</summary>
    internal sealed record TermsAccepted(int Proposal, string By, string? Comment) : OrderEvent;

    /// <summary>The buyer does not, or whoever approves does not: the supplier is asked about the old terms once more.</summary>
    /// <param name="Dispatch">With the new instants.</param>
    internal sealed record TermsRefused(int Proposal, string By, string? Comment, Dispatch Dispatch) : OrderEvent;

    /// <summary>No confirmation by the chase instant: flagged, and the supplier is asked again.</summary>
    internal sealed record ConfirmationChased(string To) : OrderEvent;

    /// <summary>All chases went out and nothing came back: a person is told.</summary>
    internal sealed record ConfirmationUnanswered : OrderEvent;

    /// <summary>The day passed on which the goods were expected, and they are not all there; the supplier is asked when they will be.</summary>
    internal sealed record Delayed(DateOnly Expected, string To) : OrderEvent;

    /// <summary>The supplier of late goods is asked again.</summary>
    internal sealed record DelayChased(string To) : OrderEvent;

    /// <summary>The supplier of late goods said nothing, however often they were asked: a person is told.</summary>
    internal sealed record DelayUnanswered : OrderEvent;

    /// <summary>The supplier named another day on which the goods will come.</summary>
    internal sealed record Redated(string By, DateOnly Expected, DateOnly? Before, string? Comment) : OrderEvent;
}
