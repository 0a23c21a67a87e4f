using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>Finds and changes steps of an order.</summary>
internal static class ApprovalSteps
{
    public static ApprovalStep? PendingStep(this StockOrder order) =>
        order.Approvals is [.., { Status: ApprovalStatus.Pending } last] ? last : null;

    /// <summary>The order with that step changed; a step that is not there means a damaged timeline and throws.</summary>
    public static StockOrder WithStep(this StockOrder order, int step, Func<ApprovalStep, ApprovalStep> change)
    {
        var found = order.Approvals.SingleOrDefault(candidate => candidate.Step == step)
            ?? throw new InvalidOperationException($"Order {order.Id} has no approval step {step}.");
        return order with { Approvals = order.Approvals.Replace(found, change(found)) };
    }
}
