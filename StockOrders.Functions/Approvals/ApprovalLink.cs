using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Approvals;

/// <summary>What a link fits on an order as it stands: the step it was mailed for and the person it was mailed to.</summary>
internal sealed record ApprovalLink(ApprovalStep Step, string Person)
{
    public OrderCaller Caller => new($"approver:{Person}", Person);

    /// <summary>Whether the question that the link answers is still being asked, by whomever it may be answered.</summary>
    public bool IsPending => Step.Status == ApprovalStatus.Pending;

    /// <summary>What was said in this person's place, by them or by who stands in for them, while others are still waited for.</summary>
    public ApprovalSlot? Given => Step.Slots.FirstOrDefault(slot => slot.Answer is not null && slot.Fits(Caller.Person))
        ?? Step.AnswerOf(Caller.Person);

    /// <summary>Whom the person stands in for; null where they were asked themselves.</summary>
    public string? For => Step.Slots.Concat(Step.EscalationTo).FirstOrDefault(slot => slot.Fits(Caller.Person)) is { } slot && !slot.IsApprover(Caller.Person)
        ? slot.Approver
        : null;

    /// <summary>Null where order, step, revision and person do not belong together; a link that we signed always fits an order that is there.</summary>
    public static ApprovalLink? Fit(StockOrder order, LinkClaims claims)
    {
        var step = order.Approvals.FirstOrDefault(step => step.Step == claims.Step && step.Revision == claims.Revision);
        return step?.Addresses().FirstOrDefault(claims.IsFor) is { } person ? new ApprovalLink(step, person) : null;
    }

    /// <summary>Why the person may not decide on the question that is being asked; null where they may, the decision on the order sees to the rest.</summary>
    public Refusal? Barred(StockOrder order, AccountSettings settings) =>
        Standings.Of(order, Step, new OrderFacts(settings, []) { Caller = Caller }) is { IsRefused: true } standing ? standing.Refusals[0] : null;
}
