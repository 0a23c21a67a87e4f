using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;

namespace StockOrders.Functions.Approvals;

/// <summary>What a link fits on an order as it stands: the step it was mailed for and the person it was mailed to.</summary>
internal sealed record ApprovalLink(ApprovalStep Step, string Person)
{
    /// <summary>Whether the question that the link answers is still the one being asked.</summary>
    public bool IsOpen => Step.Status == ApprovalStatus.Pending;

    /// <summary>Null where order, step, revision and person do not belong together; a link that we signed always fits an order that is there.</summary>
    public static ApprovalLink? Fit(StockOrder order, LinkClaims claims)
    {
        var step = order.Approvals.FirstOrDefault(step => step.Step == claims.Step && step.Revision == claims.Revision);
        return step?.Addresses().FirstOrDefault(claims.IsFor) is { } person ? new ApprovalLink(step, person) : null;
    }
}
