using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Approvals;

/// <summary>In what part somebody decides on a step.</summary>
internal enum Standing
{
    /// <summary>One of those who were asked.</summary>
    Approver,

    /// <summary>Any key that may approve, on the account's own step; or an address that the step was escalated to. Settles it.</summary>
    Decider,

    /// <summary>Was not asked, and may change the rules as well. Settles it.</summary>
    Administrator,
}

/// <summary>Whether somebody may decide on a step, and as what.</summary>
internal static class Standings
{
    public static Outcome<Standing> Of(StockOrder order, ApprovalStep step, OrderFacts facts)
    {
        var person = facts.Caller.Person;
        var isAdministrator = facts.Caller.IsAdministrator && facts.Settings.AdministratorsDecide;
        if (order.Requesters.Any(requester => requester.IsSameAs(person)) && !SelfApproval.IsWithin(order, step.SelfApprovalLimit, facts.Settings))
            return isAdministrator ? Standing.Administrator : OwnOrder;
        if (ApprovalHistory.SlotOf(step, person) is not null)
            return Standing.Approver;
        if (IsAccounts(step) || (step.EscalatedAt is not null && step.EscalationTo.Any(slot => !slot.Excluded && slot.Fits(person))))
            return Standing.Decider;
        return isAdministrator ? Standing.Administrator : NotAnApprover(step);
    }

    /// <summary>The account's own limit asks whoever may approve; so did every step from before there were rules.</summary>
    private static bool IsAccounts(ApprovalStep step) => step.Rule is null;

    private static Refusal OwnOrder { get; } =
        new(RefusalKind.Forbidden, "own_order", "You asked for this order yourself: somebody else decides on it.");

    private static Refusal NotAnApprover(ApprovalStep step) => new(
        RefusalKind.Forbidden,
        "not_an_approver",
        $"This step of rule '{step.RuleName}' asks {string.Join(", ", step.Slots.Concat(step.EscalationTo).Select(slot => slot.Approver))}.");
}
