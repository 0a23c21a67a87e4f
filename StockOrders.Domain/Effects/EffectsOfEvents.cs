using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Effects;

/// <summary>Which effects an entry of the timeline has. Pure, so that the outbox of a change can be worked out and tested without one.</summary>
internal static class EffectsOfEvents
{
    /// <param name="order">The order after the entry, or after the whole change.</param>
    public static ImmutableArray<Effect> Of(StockOrder order, TimelineEntry entry, AccountSettings settings)
    {
        var mails = Mails(order, entry.Event, settings)
            .Where(mail => !string.IsNullOrEmpty(mail.To))
            .GroupBy(mail => mail.Kind)
            .SelectMany(ofKind => ofKind.Select((mail, index) => (Effect)new Effect.Mail(
                IdOf(order, entry, mail.Kind, index), order.Id, mail.Kind, mail.To!, RevisionFor(mail.Kind, order), mail.Step)));
        var pushes = entry.Event is OrderEvent.StockUpdateBegun begun
            ? [new Effect.PushStock(Effect.PushStock.IdOf(order.Id, begun.Update), order.Id, begun.Update)]
            : ImmutableArray<Effect>.Empty;
        return Wakes(order, entry)
            ? [new Effect.WakeLifecycle($"{order.Id}.{entry.Sequence}.Wake", order.Id), .. mails, .. pushes, .. Measurements(order, entry), .. Prices(order, entry)]
            : [.. mails, .. pushes, .. Saves(order, entry), .. Measurements(order, entry), .. Prices(order, entry)];
    }

    /// <summary>The first of a kind keeps the id that it had when there was but one.</summary>
    private static string IdOf(StockOrder order, TimelineEntry entry, MailKind kind, int index) =>
        index == 0 ? $"{order.Id}.{entry.Sequence}.{kind}" : $"{order.Id}.{entry.Sequence}.{kind}.{index + 1}";

    /// <summary>Once for an order as it goes, when its last goods are there or nothing more is waited for, and again when that is corrected.</summary>
    private static IEnumerable<Effect> Measurements(StockOrder order, TimelineEntry entry)
    {
        var isSeenAnew = entry.Event switch
        {
            OrderEvent.GoodsReceived goods => order.Lines.All(line => line.Outstanding == 0) || goods.Totals.Any(total => total.To < total.From),
            OrderEvent.Closed { Missing.IsEmpty: false } or OrderEvent.Reopened or OrderEvent.LinesChanged => order.Lines.Any(line => line.Received > 0),
            _ => false,
        };
        if (isSeenAnew && order is { Type: OrderType.Purchase, Header.Vendor: { } vendor })
            yield return new Effect.MeasureLeadTime($"{order.Id}.{entry.Sequence}.LeadTime", order.Id, vendor);
    }

    /// <summary>When the vendor gets them, and again when they are to deliver at them no more.</summary>
    private static IEnumerable<Effect> Prices(StockOrder order, TimelineEntry entry)
    {
        if (entry.Event is OrderEvent.Sent or OrderEvent.Reset || (entry.Event is OrderEvent.Cancelled && order.Dispatch is not null))
        {
            if (order is { Type: OrderType.Purchase, Header.Vendor: { } vendor })
                yield return new Effect.RememberPrices($"{order.Id}.{entry.Sequence}.Prices", order.Id, vendor);
        }
    }

    private static IEnumerable<Effect> Saves(StockOrder order, TimelineEntry entry)
    {
        if (entry.Event is OrderEvent.SaveRequested { OnItsWay: false } asked)
        {
            var request = asked.Request ?? entry.Sequence;
            yield return new Effect.SaveOrder(Effect.SaveOrder.IdOf(order.Id, asked.Connection, request), order.Id, asked.Connection, request);
        }
    }

    /// <summary>Suppliers know the order as it was sent to them.</summary>
    private static int RevisionFor(MailKind kind, StockOrder order) => kind is MailKind.SupplierOrder or MailKind.SupplierChase or MailKind.SupplierTermsAccepted or MailKind.SupplierTermsRefused or MailKind.SupplierDelay
        ? order.Dispatch?.Revision ?? order.Revision
        : order.Revision;

    /// <summary>
    /// What the lifecycle waits for, once for each change: what only ever comes beside something that wakes does not wake. Its own steps do
    /// not wake it, nor does what comes after the order is over. While goods are missing it waits on, however many deliveries there are.
    /// </summary>
    private static bool Wakes(StockOrder order, TimelineEntry entry) => entry.Event switch
    {
        OrderEvent.Submitted or OrderEvent.Approved or OrderEvent.Rejected or OrderEvent.SentBack or OrderEvent.Confirmed or OrderEvent.Declined or
            OrderEvent.TermsProposed or OrderEvent.TermsRefused { By: not AgreedTerms.By } or
            OrderEvent.Closed or OrderEvent.Cancelled or OrderEvent.Reopened or OrderEvent.Reset or
            OrderEvent.Reprocessed => true,
        OrderEvent.GoodsReceived => order.Stage != Stage.Receiving,
        OrderEvent.Archived => order is { SubmittedAt: not null, IsOver: false },
        OrderEvent.Redated => true,

        // The day that the goods are expected may be another one, and that is watched. A confirmation in the same change wakes already.
        OrderEvent.HeaderChanged { Revises: false } when order is { Dispatch: { } dispatch, Change: null, IsOver: false } => dispatch.ConfirmedAt != entry.At,
        OrderEvent.HeaderChanged { Revises: not false } or OrderEvent.LinesChanged { Revises: not false } => order is { Stage: Stage.Draft, SubmittedAt: not null } or { Change.State: ChangeState.Submitted },
        OrderEvent.ChangeWithdrawn => !order.IsOver,
        OrderEvent.InvoiceRecorded or OrderEvent.InvoiceSettled { By: not null } => !order.IsOver,
        _ => false,
    };

    private static IEnumerable<(MailKind Kind, string? To, int? Step)> Mails(StockOrder order, OrderEvent happened, AccountSettings settings) => happened switch
    {
        OrderEvent.ApprovalRequested e => e.Step.MailedTo().Select(to => (MailKind.ApprovalRequest, (string?)to, (int?)e.Step.Step)),
        OrderEvent.ApprovalReminded e => Asked(order, e.Step).MailedTo().Select(to => (MailKind.ApprovalReminder, (string?)to, (int?)e.Step)),
        OrderEvent.ApprovalEscalated e => Asked(order, e.Step).EscalatedTo().Select(to => (MailKind.ApprovalEscalation, (string?)to, (int?)e.Step)),
        OrderEvent.ApprovalHeld e => [(MailKind.ApprovalTimedOut, Buyer(settings), e.Step)],
        OrderEvent.Rejected { BySilence: true } e => [(MailKind.ApprovalTimedOut, Buyer(settings), e.Step)],
        OrderEvent.Approved { BySilence: true } e => [(MailKind.ApprovalTimedOut, Buyer(settings), e.Step)],
        OrderEvent.ApprovalPassedOn e => [(MailKind.ApprovalTimedOut, Buyer(settings), e.Step)],
        OrderEvent.Rejected e => Askers(order, e.Person, settings).Select(to => (MailKind.ApprovalRejected, to, (int?)e.Step)),
        OrderEvent.SentBack e => Askers(order, e.Person, settings).Select(to => (MailKind.ApprovalSentBack, to, (int?)e.Step)),
        OrderEvent.Sent e => [(MailKind.SupplierOrder, e.Dispatch.To, null)],
        OrderEvent.Resent e => [(MailKind.SupplierOrder, e.To, null)],
        OrderEvent.Reset e => [(MailKind.SupplierCancellation, e.Supplier, null)],
        OrderEvent.ConfirmationChased e when order.Dispatch!.ChasedAgain == 0 => [(MailKind.SupplierChase, e.To, null), (MailKind.Unconfirmed, Buyer(settings), null)],
        OrderEvent.ConfirmationChased e => [(MailKind.SupplierChase, e.To, null)],
        OrderEvent.ConfirmationUnanswered => [(MailKind.Unanswered, Buyer(settings), null)],
        OrderEvent.Delayed e => [(MailKind.SupplierDelay, e.To, null), (MailKind.Delayed, Buyer(settings), null)],
        OrderEvent.DelayChased e => [(MailKind.SupplierDelay, e.To, null)],
        OrderEvent.DelayUnanswered => [(MailKind.DelayUnanswered, Buyer(settings), null)],
        OrderEvent.Redated => [(MailKind.Redated, Buyer(settings), null)],
        OrderEvent.Declined => [(MailKind.Declined, Buyer(settings), null)],
        OrderEvent.TermsProposed => [(MailKind.TermsProposed, Buyer(settings), null)],
        OrderEvent.TermsAccepted when order.Change is null => [(MailKind.SupplierTermsAccepted, order.Dispatch?.To, null)],
        OrderEvent.TermsRefused e => [(MailKind.SupplierTermsRefused, e.Dispatch.To, null)],
        OrderEvent.ShipmentAnnounced or OrderEvent.ShipmentCorrected or OrderEvent.ShipmentWithdrawn => [(MailKind.ShipmentNews, Buyer(settings), null)],
        OrderEvent.Cancelled => [(MailKind.SupplierCancellation, order.Dispatch?.To, null)],
        OrderEvent.InvoiceRecorded { Verdict.Status: InvoiceStatus.Blocked } or
            OrderEvent.InvoiceSettled { Verdict.Status: InvoiceStatus.Blocked, From: InvoiceStatus.Waiting } => [(MailKind.InvoiceHeld, Buyer(settings), null)],
        OrderEvent.MailBounced { TellsBuyer: true } or OrderEvent.MailDropped { TellsBuyer: true } or OrderEvent.MailFailed { TellsBuyer: true } or
            OrderEvent.MailSpamReported { TellsBuyer: true } =>
            [(MailKind.SupplierUnreached, Buyer(settings), null)],
        _ => [],
    };

    private static ApprovalStep Asked(StockOrder order, int number) => order.Approvals.Single(step => step.Step == number);

    /// <summary>Who asked for the order, as far as their addresses are known, but for whoever decided; and whoever buys where none is.</summary>
    private static IEnumerable<string?> Askers(StockOrder order, Person? decider, AccountSettings settings)
    {
        string?[] known = [.. order.Requesters.Select(one => one.Address).OfType<string>().Where(address => address.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        return known.Length == 0 ? [Buyer(settings)]
            : known.Where(address => !string.Equals(address, decider?.Address, StringComparison.OrdinalIgnoreCase));
    }

    private static string? Buyer(AccountSettings settings) => settings.BuyerEmail ?? settings.ApproverEmail ?? settings.EscalationEmail;
}
