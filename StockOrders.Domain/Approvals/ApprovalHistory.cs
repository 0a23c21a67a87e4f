using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>What questions and answers make of an order.</summary>
internal static class ApprovalHistory
{
    public static StockOrder Apply(StockOrder order, TimelineEntry entry) => entry.Event switch
    {
        OrderEvent.ApprovalRequested e => Asked(order) with { Approvals = order.Approvals.Add(e.Step) },
        OrderEvent.ApprovalReminded e => order.WithStep(e.Step, step => step with { RemindedAt = entry.At }),
        OrderEvent.ApprovalEscalated e => order.WithStep(e.Step, step => step with { EscalatedAt = entry.At }),
        OrderEvent.ApprovalHeld e => order.WithStep(e.Step, step => step with { TimedOutAt = entry.At }),
        OrderEvent.Approved e => Approved(Decide(order, e.Step, ApprovalStatus.Approved, entry.At, e.By, e.Comment)),
        OrderEvent.Rejected { BySilence: true } e => Rejected(Decide(order, e.Step, ApprovalStatus.Rejected, entry.At, e.By, e.Comment)
            .WithStep(e.Step, step => step with { TimedOutAt = entry.At })),
        OrderEvent.Rejected e => Rejected(Decide(order, e.Step, ApprovalStatus.Rejected, entry.At, e.By, e.Comment)),
        OrderEvent.ApprovalWithdrawn e => Withdrawn(order.WithStep(e.Step, step => step with { Status = ApprovalStatus.Withdrawn })),
        _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} is not about approval."),
    };

    /// <summary>The stage of an order that was sent says where its goods are, whatever is decided about a change of it.</summary>
    public static StockOrder Approved(StockOrder order) =>
        order.Change is null ? order with { Stage = Stage.Approved } : order.At(ChangeState.Approved);

    private static StockOrder Asked(StockOrder order) =>
        order.Change is null ? order with { Stage = Stage.PendingApproval } : order.At(ChangeState.PendingApproval);

    private static StockOrder Rejected(StockOrder order) =>
        order.Change is null ? order with { Stage = Stage.Rejected } : ChangeHistory.Undone(order);

    private static StockOrder Withdrawn(StockOrder order) =>
        order.Change is null ? order with { Stage = Stage.Draft } : order.At(ChangeState.Submitted);

    private static StockOrder Decide(StockOrder order, int step, ApprovalStatus status, DateTimeOffset at, string by, string? comment) =>
        order.WithStep(step, asked => asked with { Status = status, DecidedAt = at, DecidedBy = by, Comment = comment });
}
