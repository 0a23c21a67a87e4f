using StockOrders.Domain.Approvals;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Receiving;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Orders;

/// <summary>Folds what happened into what is.</summary>
internal static class OrderTimeline
{
    /// <summary>The order after one more entry. An entry out of sequence, or an event that cannot follow, throws: the timeline is damaged.</summary>
    public static StockOrder Evolve(StockOrder? order, TimelineEntry entry)
    {
        var expected = (order?.Version ?? 0) + 1;
        if (entry.Sequence != expected)
            throw new InvalidOperationException($"Entry {entry.Sequence} of order {order?.Id} where {expected} was to follow.");

        var after = (order, entry.Event) switch
        {
            (null, OrderEvent.Created created) => OrderHistory.Begin(created, entry.At),
            (null, _) => throw new InvalidOperationException($"A timeline cannot begin with {entry.Event.GetType().Name}."),
            (_, OrderEvent.Created) => throw new InvalidOperationException($"Order {order.Id} is created twice."),
            _ when !OrderSequence.CanFollow(order, entry.Event) =>
                throw new InvalidOperationException($"{entry.Event.GetType().Name} cannot follow on order {order.Id} at {order.Stage}."),
            _ => Lateness.Settled(Apply(order, entry)),
        };
        after = MailHistory.Settled(after, entry.Event);
        var isEdit = order is null || after.Revision != order.Revision || after.Header != order.Header || entry.Event is OrderEvent.LinesChanged;
        var modified = MailHistory.IsQuiet(entry.Event) ? after.LastModified : entry.At;
        var changed = order is not null && MailHistory.IsQuiet(entry.Event) ? order.SameSince() : entry.Sequence;
        return Handling.Seen(after with { Version = entry.Sequence, LastModified = modified, LastEdit = isEdit ? entry.Sequence : order!.LastEdit, LastChange = changed });
    }

    public static StockOrder? Fold(IEnumerable<TimelineEntry> entries) =>
        entries.Aggregate((StockOrder?)null, Evolve);

    private static StockOrder Apply(StockOrder order, TimelineEntry entry) => entry.Event switch
    {
        OrderEvent.HeaderChanged e => OrderHistory.Apply(order, e),
        OrderEvent.LinesChanged e => DraftHistory.Edited(order, OrderHistory.Apply(order, e)),
        OrderEvent.Replanned e => DraftHistory.Apply(order, e),
        OrderEvent.ToppedUp e => DraftHistory.Apply(order, e),
        OrderEvent.Submitted e => (order with { Stage = Stage.Draft, SubmittedAt = entry.At, Archived = false }).AskedForBy(e.Requester),
        OrderEvent.Closed e => ProposalHistory.Superseded(order) with { Stage = Stage.Closed, Backorder = e.Backorder },
        OrderEvent.Cancelled => ProposalHistory.Superseded(order) with { Stage = Stage.Cancelled },
        OrderEvent.Archived => order with { Archived = true },
        OrderEvent.Reopened e => OrderHistory.Apply(order, e),
        OrderEvent.Reset e => OrderHistory.Apply(order, e),
        OrderEvent.Reprocessed => order with { Archived = false },
        OrderEvent.Labelled e => order with { Label = e.Label, LabelledStatus = e.Status },
        OrderEvent.ChangeWithdrawn => ChangeHistory.Undone(order),

        OrderEvent.AutoApproved or OrderEvent.ApprovedAsBackorder or OrderEvent.ApprovedAsChange => ApprovalHistory.Approved(order, entry.At),
        OrderEvent.ApprovalRequested or OrderEvent.ApprovalReminded or OrderEvent.ApprovalEscalated or OrderEvent.ApprovalHeld or
            OrderEvent.Approved or OrderEvent.Rejected or OrderEvent.ApprovalWithdrawn or OrderEvent.ApprovalGiven or
            OrderEvent.ApprovalPassedOn or OrderEvent.SentBack => ApprovalHistory.Apply(order, entry),

        OrderEvent.Sent or OrderEvent.Resent or OrderEvent.Confirmed or OrderEvent.Declined or OrderEvent.ConfirmationChased or
            OrderEvent.ConfirmationUnanswered => DispatchHistory.Apply(order, entry),
        OrderEvent.Delayed or OrderEvent.DelayChased or OrderEvent.DelayUnanswered or OrderEvent.Redated => Lateness.Apply(order, entry),
        OrderEvent.TermsProposed or OrderEvent.TermsAccepted or OrderEvent.TermsRefused => ProposalHistory.Apply(order, entry),
        OrderEvent.ShipmentAnnounced or OrderEvent.ShipmentCorrected or OrderEvent.ShipmentWithdrawn => ShipmentHistory.Apply(order, entry),
        OrderEvent.FileReceived e => order with { Files = order.Files.Add(e.File) },
        OrderEvent.GoodsReceived e => ProposalHistory.UnlessAllIsThere(ReceiptHistory.Apply(order, e, entry.At)),

        OrderEvent.StockUpdateBegun e => StockUpdating.Apply(order, e, entry.At),
        OrderEvent.StockUpdated e => StockUpdating.Apply(order, e),

        OrderEvent.MatchingBegun => order with { Stage = Stage.Matching },
        OrderEvent.InvoiceRecorded e => InvoiceHistory.Apply(order, e, entry.At),
        OrderEvent.InvoiceSettled e => InvoiceHistory.Apply(order, e, entry.At),
        OrderEvent.ExceptionAssigned or OrderEvent.ExceptionSnoozed => Handling.Apply(order, entry.Event),

        OrderEvent.SaveRequested or OrderEvent.SavedIntoConnection or OrderEvent.SaveFailed => SaveHistory.Apply(order, entry),
        OrderEvent.MailDelivered or OrderEvent.MailDeferred or OrderEvent.MailBounced or OrderEvent.MailDropped or OrderEvent.MailSpamReported or
            OrderEvent.MailFailed or OrderEvent.MailRecovered => MailHistory.Apply(order, entry.Event),
        _ => throw new InvalidOperationException($"Nobody tells of {entry.Event.GetType().Name}."),
    };
}
