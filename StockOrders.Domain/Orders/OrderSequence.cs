using StockOrders.Domain.Approvals;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Orders;

/// <summary>What can happen to an order as it stands. A stored timeline that says otherwise is damaged.</summary>
internal static class OrderSequence
{
    public static bool CanFollow(StockOrder order, OrderEvent happened) => happened switch
    {
        OrderEvent.HeaderChanged => !order.IsOver,
        OrderEvent.LinesChanged => !order.IsOver,
        OrderEvent.Replanned => RunDrafts.IsPlanned(order),
        OrderEvent.ToppedUp => RunDrafts.IsOpen(order),
        OrderEvent.Submitted => order.Stage is Stage.Draft or Stage.Rejected,

        OrderEvent.AutoApproved or OrderEvent.ApprovedAsBackorder or OrderEvent.ApprovalRequested =>
            order is { Stage: Stage.Draft, SubmittedAt: not null } or { Change.State: ChangeState.Submitted }
            || (happened is OrderEvent.ApprovalRequested && order.PendingStep() is null && !order.ToCome.IsEmpty),
        OrderEvent.ApprovedAsChange => order.Change is { State: ChangeState.Submitted },
        OrderEvent.ChangeWithdrawn => order.Change is not null && order.PendingStep() is null,
        OrderEvent.ApprovalReminded or OrderEvent.ApprovalEscalated or OrderEvent.ApprovalHeld or OrderEvent.Approved or
            OrderEvent.Rejected or OrderEvent.ApprovalWithdrawn or OrderEvent.ApprovalGiven or OrderEvent.ApprovalPassedOn or OrderEvent.SentBack => order.PendingStep() is not null,

        OrderEvent.Sent => order is { Stage: Stage.Approved } or { Change.State: ChangeState.Approved },
        OrderEvent.Resent => order is { Dispatch: not null, IsOver: false },
        OrderEvent.Confirmed or OrderEvent.Declined => order.Stage is Stage.Sent or Stage.Confirmed or Stage.Delayed or Stage.Receiving,
        OrderEvent.TermsProposed => order is { Dispatch: not null, IsOver: false },
        OrderEvent.TermsAccepted or OrderEvent.TermsRefused => order is { Dispatch: not null, Proposal.Status: ProposalStatus.Open or ProposalStatus.Accepted, IsOver: false },
        OrderEvent.ShipmentAnnounced => order is { Dispatch: not null, IsOver: false },
        OrderEvent.ShipmentCorrected e => order.Shipments.Any(known => known.IsLive && known.Number == e.Shipment.Number),
        OrderEvent.ShipmentWithdrawn e => order.Shipments.Any(known => known.IsLive && known.Number == e.Shipment),
        OrderEvent.FileReceived => order.Dispatch is not null,
        OrderEvent.ConfirmationChased or OrderEvent.ConfirmationUnanswered => order.Stage is Stage.Sent or Stage.Delayed,
        OrderEvent.Delayed => order is { Stage: Stage.Sent or Stage.Confirmed or Stage.Receiving, Delay: null },
        OrderEvent.DelayChased or OrderEvent.DelayUnanswered => order.Delay is not null,
        OrderEvent.Redated => order is { Dispatch: not null, IsOver: false },

        OrderEvent.GoodsReceived => order is { Dispatch: not null, IsOver: false },
        OrderEvent.Closed => order is { Dispatch: not null, IsOver: false, Change: null },
        OrderEvent.MatchingBegun => order is { Stage: Stage.Received, Change: null },
        OrderEvent.InvoiceRecorded => order.Dispatch is not null,
        OrderEvent.InvoiceSettled settled => order.Invoices.Contains(settled.Invoice),

        OrderEvent.StockUpdateBegun => order.Dispatch is not null,
        OrderEvent.StockUpdated pushed => order.StockUpdates.Any(push => push.Number == pushed.Update),

        OrderEvent.SaveRequested => !order.IsOver,
        OrderEvent.SavedIntoConnection saved => order.SaveInto(saved.Connection) is not null,
        OrderEvent.SaveFailed failed => order.SaveInto(failed.Connection) is not null,
        OrderEvent.Cancelled => order is { IsOver: false, Change: null },
        OrderEvent.Reopened => order.IsOver,
        OrderEvent.Reset => order.PendingStep() is null && order.Lines.All(line => line.Received == 0),
        OrderEvent.ExceptionAssigned e => OrderExceptions.Find(order, e.Kind, e.Number) is not null,
        OrderEvent.ExceptionSnoozed e => OrderExceptions.Find(order, e.Kind, e.Number) is not null,
        OrderEvent.Archived or OrderEvent.Reprocessed or OrderEvent.Labelled => true,
        OrderEvent.MailDelivered or OrderEvent.MailDeferred or OrderEvent.MailBounced or OrderEvent.MailDropped or
            OrderEvent.MailSpamReported or OrderEvent.MailFailed or OrderEvent.MailRecovered => true,
        _ => false,
    };
}
