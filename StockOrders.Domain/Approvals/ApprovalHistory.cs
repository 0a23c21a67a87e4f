using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>What questions and answers make of an order.</summary>
internal static class ApprovalHistory
{
    public static StockOrder Apply(StockOrder order, TimelineEntry entry) => entry.Event switch
    {
        OrderEvent.ApprovalRequested e => order with { Stage = Stage.PendingApproval, Approvals = order.Approvals.Add(e.Step) },
        OrderEvent.ApprovalReminded e => order.WithStep(e.Step, step => step with { RemindedAt = entry.At }),
        OrderEvent.ApprovalEscalated e => order.WithStep(e.Step, step => step with { EscalatedAt = entry.At }),
        OrderEvent.ApprovalHeld e => order.WithStep(e.Step, step => step with { TimedOutAt = entry.At }),
        OrderEvent.Approved e => Decide(order, e.Step, ApprovalStatus.Approved, entry.At, e.By, e.Comment) with { Stage = Stage.Approved },
        OrderEvent.Rejected { BySilence: true } e => Decide(order, e.Step, ApprovalStatus.Rejected, entry.At, e.By, e.Comment)
            .WithStep(e.Step, step => step with { TimedOutAt = entry.At }) with { Stage = Stage.Rejected },
        OrderEvent.Rejected e => Decide(order, e.Step, ApprovalStatus.Rejected, entry.At, e.By, e.Comment) with { Stage = Stage.Rejected },
        OrderEvent.ApprovalWithdrawn e => order.WithStep(e.Step, step => step with { Status = ApprovalStatus.Withdrawn }) with { Stage = Stage.Draft },
        _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} is not about approval."),
    };

    private static StockOrder Decide(StockOrder order, int step, ApprovalStatus status, DateTimeOffset at, string by, string? comment) =>
        order.WithStep(step, asked => asked with { Status = status, DecidedAt = at, DecidedBy = by, Comment = comment });
}
