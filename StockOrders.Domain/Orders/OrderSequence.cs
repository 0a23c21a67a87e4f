using StockOrders.Domain.Approvals;
using StockOrders.Domain.Connections;

namespace StockOrders.Domain.Orders;

/// <summary>What can happen to an order as it stands. A stored timeline that says otherwise is damaged.</summary>
internal static class OrderSequence
{
    public static bool CanFollow(StockOrder order, OrderEvent happened) => happened switch
    {
        OrderEvent.HeaderChanged => !order.IsOver,
        OrderEvent.LinesChanged => order.Stage is Stage.Draft or Stage.Rejected,
        OrderEvent.Submitted => order.Stage is Stage.Draft or Stage.Rejected,

        OrderEvent.AutoApproved or OrderEvent.ApprovedAsBackorder or OrderEvent.ApprovalRequested =>
            order is { Stage: Stage.Draft, SubmittedAt: not null },
        OrderEvent.ApprovalReminded or OrderEvent.ApprovalEscalated or OrderEvent.ApprovalHeld or OrderEvent.Approved or
            OrderEvent.Rejected or OrderEvent.ApprovalWithdrawn => order.PendingStep() is not null,

        OrderEvent.Sent => order.Stage == Stage.Approved,
        OrderEvent.Confirmed or OrderEvent.Declined => order.Stage is Stage.Sent or Stage.Confirmed or Stage.Delayed,
        OrderEvent.ConfirmationChased => order.Stage == Stage.Sent,

        OrderEvent.GoodsReceived or OrderEvent.Closed => order is { Dispatch: not null, IsOver: false },
        OrderEvent.MatchingBegun => order.Stage == Stage.Received,
        OrderEvent.InvoiceRecorded => order.Dispatch is not null,
        OrderEvent.InvoiceSettled settled => order.Invoices.Contains(settled.Invoice),

        OrderEvent.Cancelled => !order.IsOver,
        OrderEvent.Archived => true,
        OrderEvent.StockUpdateBegun => order.Dispatch is not null,
        OrderEvent.StockUpdated pushed => order.StockUpdates.Any(push => push.Number == pushed.Update),

        OrderEvent.SaveRequested => !order.IsOver,
        OrderEvent.SavedIntoConnection saved => order.SaveInto(saved.Connection) is not null,
        OrderEvent.SaveFailed failed => order.SaveInto(failed.Connection) is not null,
        _ => false,
    };
}
