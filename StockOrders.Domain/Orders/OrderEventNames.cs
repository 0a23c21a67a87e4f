using System.Collections.Frozen;
using StockOrders.Domain.Matching;

namespace StockOrders.Domain.Orders;

/// <summary>
/// The names by which programs and stored timelines know the events. They are a storage format: one may be added, none renamed.
/// </summary>
internal static class OrderEventNames
{
    public static FrozenDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(OrderEvent.Created)] = "order.created",
        [typeof(OrderEvent.HeaderChanged)] = "order.header_changed",
        [typeof(OrderEvent.LinesChanged)] = "order.lines_changed",
        [typeof(OrderEvent.Replanned)] = "order.replanned",
        [typeof(OrderEvent.ToppedUp)] = "order.topped_up",
        [typeof(OrderEvent.Submitted)] = "order.submitted",
        [typeof(OrderEvent.AutoApproved)] = "approval.automatic",
        [typeof(OrderEvent.ApprovedAsBackorder)] = "approval.backorder",
        [typeof(OrderEvent.ApprovedAsChange)] = "approval.change",
        [typeof(OrderEvent.ChangeWithdrawn)] = "change.withdrawn",
        [typeof(OrderEvent.ApprovalRequested)] = "approval.requested",
        [typeof(OrderEvent.ApprovalReminded)] = "approval.reminded",
        [typeof(OrderEvent.ApprovalEscalated)] = "approval.escalated",
        [typeof(OrderEvent.ApprovalHeld)] = "approval.held",
        [typeof(OrderEvent.ApprovalGiven)] = "approval.given",
        [typeof(OrderEvent.ApprovalPassedOn)] = "approval.passed_on",
        [typeof(OrderEvent.SentBack)] = "approval.sent_back",
        [typeof(OrderEvent.Approved)] = "approval.approved",
        [typeof(OrderEvent.Rejected)] = "approval.rejected",
        [typeof(OrderEvent.ApprovalWithdrawn)] = "approval.withdrawn",
        [typeof(OrderEvent.Sent)] = "order.sent",
        [typeof(OrderEvent.Resent)] = "order.resent",
        [typeof(OrderEvent.Confirmed)] = "order.confirmed",
        [typeof(OrderEvent.Declined)] = "order.declined",
        [typeof(OrderEvent.TermsProposed)] = "terms.proposed",
        [typeof(OrderEvent.TermsAccepted)] = "terms.accepted",
        [typeof(OrderEvent.TermsRefused)] = "terms.refused",
        [typeof(OrderEvent.ShipmentAnnounced)] = "shipment.announced",
        [typeof(OrderEvent.ShipmentCorrected)] = "shipment.corrected",
        [typeof(OrderEvent.ShipmentWithdrawn)] = "shipment.withdrawn",
        [typeof(OrderEvent.FileReceived)] = "file.received",
        [typeof(OrderEvent.ConfirmationChased)] = "confirmation.chased",
        [typeof(OrderEvent.ConfirmationUnanswered)] = "confirmation.unanswered",
        [typeof(OrderEvent.Delayed)] = "order.delayed",
        [typeof(OrderEvent.DelayChased)] = "delay.chased",
        [typeof(OrderEvent.DelayUnanswered)] = "delay.unanswered",
        [typeof(OrderEvent.Redated)] = "order.redated",
        [typeof(OrderEvent.GoodsReceived)] = "goods.received",
        [typeof(OrderEvent.MatchingBegun)] = "matching.begun",
        [typeof(OrderEvent.InvoiceRecorded)] = "invoice.recorded",
        [typeof(OrderEvent.InvoiceSettled)] = "invoice.settled",
        [typeof(OrderEvent.Closed)] = "order.closed",
        [typeof(OrderEvent.Cancelled)] = "order.cancelled",
        [typeof(OrderEvent.Archived)] = "order.archived",
        [typeof(OrderEvent.StockUpdateBegun)] = "stock.update_begun",
        [typeof(OrderEvent.StockUpdated)] = "stock.updated",
        [typeof(OrderEvent.SaveRequested)] = "connection.save_requested",
        [typeof(OrderEvent.SavedIntoConnection)] = "connection.saved",
        [typeof(OrderEvent.SaveFailed)] = "connection.save_failed",
        [typeof(OrderEvent.Reopened)] = "order.reopened",
        [typeof(OrderEvent.Reset)] = "order.reset",
        [typeof(OrderEvent.Reprocessed)] = "order.reprocessed",
        [typeof(OrderEvent.Labelled)] = "order.labelled",
        [typeof(OrderEvent.MailDelivered)] = "mail.delivered",
        [typeof(OrderEvent.MailDeferred)] = "mail.deferred",
        [typeof(OrderEvent.MailBounced)] = "mail.bounced",
        [typeof(OrderEvent.MailDropped)] = "mail.dropped",
        [typeof(OrderEvent.MailSpamReported)] = "mail.spam_reported",
        [typeof(OrderEvent.MailFailed)] = "mail.failed",
        [typeof(OrderEvent.MailRecovered)] = "mail.recovered",
        [typeof(OrderEvent.ExceptionAssigned)] = "exception.assigned",
        [typeof(OrderEvent.ExceptionSnoozed)] = "exception.snoozed",
    }.ToFrozenDictionary();

    public static string Of(OrderEvent happened) => All[happened.GetType()];

    /// <summary>What programs are shown: an invoice's event is named by what became of it (<c>invoice.blocked</c>).</summary>
    public static string Shown(OrderEvent happened) => happened switch
    {
        OrderEvent.InvoiceRecorded recorded => InvoiceName(recorded.Verdict.Status),
        OrderEvent.InvoiceSettled settled => InvoiceName(settled.Verdict.Status),
        _ => Of(happened),
    };

    private static string InvoiceName(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Matched => "invoice.matched",
        InvoiceStatus.Waiting => "invoice.waiting",
        InvoiceStatus.Blocked => "invoice.blocked",
        InvoiceStatus.Released => "invoice.released",
        InvoiceStatus.Disputed => "invoice.disputed",
        InvoiceStatus.Paid => "invoice.paid",
        InvoiceStatus.Void => "invoice.void",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
