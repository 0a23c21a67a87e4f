using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderEvent
{
    /// <summary>At most the limit, or a rule says so: no person needed to decide. Amounts are in the account's currency.</summary>
    /// <param name="Rule">Id of the rule that lets it through; null where the account's own limit does.</param>
    internal sealed record AutoApproved(decimal Amount, decimal Limit, string Currency, string? Rule = null, string? RuleName = null) : OrderEvent;

    /// <summary>For goods that were approved on that order and did not arrive on it, at the same prices: not asked again.</summary>
    internal sealed record ApprovedAsBackorder(OrderId Of) : OrderEvent;

    /// <summary>A change of an order that comes to no more than what the supplier was sent before. Amounts are in the order's currency.</summary>
    internal sealed record ApprovedAsChange(decimal Worth, decimal Before, string Currency) : OrderEvent;

    /// <param name="ToCome">The steps of the chain that follow once this one is through; null where none does.</param>
    internal sealed record ApprovalRequested(ApprovalStep Step, ImmutableArray<PlannedStep>? ToCome = null) : OrderEvent;

    internal sealed record ApprovalReminded(int Step) : OrderEvent;

    /// <param name="Asked">Everybody it is escalated to, as they stand that day; null on timelines from before there were several.</param>
    internal sealed record ApprovalEscalated(int Step, string To, ImmutableArray<ApprovalSlot>? Asked = null) : OrderEvent;

    /// <summary>Nobody decided in time and the account holds such orders; the step stays open.</summary>
    internal sealed record ApprovalHeld(int Step) : OrderEvent;

    /// <summary>One of several who must agree did; the step goes on.</summary>
    internal sealed record ApprovalGiven(int Step, string By, string? Comment, Person? Person = null) : OrderEvent;

    /// <param name="More">The chain goes on: the next step is asked in the same change.</param>
    /// <param name="BySilence">Nobody decided in time, and the rule says in so many words that such orders go through.</param>
    /// <param name="AsAdministrator">By somebody who was not asked, and may change the rules as well.</param>
    internal sealed record Approved(
        int Step, string By, string? Comment, bool More = false, bool BySilence = false, bool AsAdministrator = false, Person? Person = null) : OrderEvent;

    /// <param name="BySilence">True when nobody decided in time and such orders are rejected.</param>
    /// <param name="AsAdministrator">As with <see cref="Approved"/>.</param>
    internal sealed record Rejected(
        int Step, string By, string? Comment, bool BySilence = false, bool AsAdministrator = false, Person? Person = null) : OrderEvent;

    /// <summary>The order is a draft again, to be submitted anew; of a change order, the terms last sent are back.</summary>
    /// <param name="AsAdministrator">As with <see cref="Approved"/>.</param>
    internal sealed record SentBack(int Step, string By, string? Comment, bool AsAdministrator = false, Person? Person = null) : OrderEvent;

    /// <summary>Nobody decided in time, and the next step is asked in the same change.</summary>
    internal sealed record ApprovalPassedOn(int Step) : OrderEvent;

    internal sealed record ApprovalWithdrawn(int Step, string Reason) : OrderEvent;
}
