using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Files;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>
/// What can have happened to an order. These records are stored as they stand: a member may be added with a default,
/// never renamed or removed. The name programs see (<c>order.created</c>) is in the file OrderEventNames.
/// </summary>
internal abstract record OrderEvent
{
    private OrderEvent()
    {
    }

    /// <param name="Day">In the account's time zone; null on orders from before days were kept.</param>
    internal sealed record Created(
        OrderId Id,
        OrderType Type,
        OrderSource Source,
        OrderHeader Header,
        ImmutableArray<OrderLine> Lines,
        OrderId? BackorderOf = null,
        string? Run = null,
        DateOnly? Day = null,
        OrderId? DuplicateOf = null,
        Person? Requester = null) : OrderEvent;

    /// <param name="Revises">Whether it makes a new revision; null in timelines that are older than change orders, where the fields say it.</param>
    /// <param name="Covered">What was asked or approved covers it: the question stays open, the approval stands.</param>
    /// <param name="Requester">Who wants more than what was asked for so far; null where nobody does.</param>
    internal sealed record HeaderChanged(OrderHeader Header, bool? Revises = null, bool? Covered = null, Person? Requester = null) : OrderEvent;

    /// <summary>Lines as they are now: changed and added ones whole, removed ones by id.</summary>
    /// <param name="Revises">False where only what nobody decides on changed; null counts as true.</param>
    /// <param name="Covered">As with <see cref="HeaderChanged"/>; so is Requester.</param>
    internal sealed record LinesChanged(
        ImmutableArray<OrderLine> Set, ImmutableArray<VariantId> Removed, bool? Revises = null, bool? Covered = null, Person? Requester = null) : OrderEvent;

    /// <summary>A replenishment run wrote its own draft anew, which nobody had touched.</summary>
    internal sealed record Replanned(string Run, DateOnly Night, OrderHeader Header, ImmutableArray<OrderLine> Lines, string Reason) : OrderEvent;

    /// <summary>A replenishment run added what is needed beyond what stands on a draft that people have changed. Lines as they are now.</summary>
    internal sealed record ToppedUp(string Run, DateOnly Night, ImmutableArray<OrderLine> Set, string Reason) : OrderEvent;

    internal sealed record Submitted(Person? Requester = null) : OrderEvent;

    /// <summary>At most the limit, or a rule says so: no person needed to decide. Amounts are in the account's currency.</summary>
    /// <param name="Rule">Id of the rule that lets it through; null where the account's own limit does.</param>
    internal sealed record AutoApproved(decimal Amount, decimal Limit, string Currency, string? Rule = null, string? RuleName = null) : OrderEvent;

    /// <summary>For goods that were approved on that order and did not arrive on it, at the same prices: not asked again.</summary>
    internal sealed record ApprovedAsBackorder(OrderId Of) : OrderEvent;

    /// <summary>A change of an order that comes to no more than what the supplier was sent before. Amounts are in the order's currency.</summary>
    internal sealed record ApprovedAsChange(decimal Worth, decimal Before, string Currency) : OrderEvent;

    /// <summary>The change is called off: the terms last sent are back.</summary>
    internal sealed record ChangeWithdrawn(string Reason) : OrderEvent;

    /// <param name="ToCome">The steps of the chain that follow once this one is through; null where none does.</param>
    internal sealed record ApprovalRequested(ApprovalStep Step, ImmutableArray<PlannedStep>? ToCome = null) : OrderEvent;

    internal sealed record ApprovalReminded(int Step) : OrderEvent;

    /// <param name="Asked">Everybody it is escalated to, as they stand that day; null on timelines from before there were several.</param>
    internal sealed record ApprovalEscalated(int Step, string To, ImmutableArray<ApprovalSlot>? Asked = null) : OrderEvent;

    /// <summary>Nobody decided in time and the account holds such orders; the step stays open.</summary>
    internal sealed record ApprovalHeld(int Step) : OrderEvent;

    /// <summary>One of several who must agree did; the step goes on.</summary>
    internal sealed record ApprovalGiven(int Step, string By, string? Comment, Person? Person = null) : OrderEvent;

    /// <param name="More">The chain goes on: the next step is asked in the same change.</param>
    /// <param name="BySilence">Nobody decided in time, and the rule says in so many words that such orders go through.</param>
    /// <param name="AsAdministrator">By somebody who was not asked, and may change the rules as well.</param>
    internal sealed record Approved(
        int Step, string By, string? Comment, bool More = false, bool BySilence = false, bool AsAdministrator = false, Person? Person = null) : OrderEvent;

    /// <param name="BySilence">True when nobody decided in time and such orders are rejected.</param>
    /// <param name="AsAdministrator">As with <see cref="Approved"/>.</param>
    internal sealed record Rejected(
        int Step, string By, string? Comment, bool BySilence = false, bool AsAdministrator = false, Person? Person = null) : OrderEvent;

    /// <summary>The order is a draft again, to be submitted anew; of a change order, the terms last sent are back.</summary>
    /// <param name="AsAdministrator">As with <see cref="Approved"/>.</param>
    internal sealed record SentBack(int Step, string By, string? Comment, bool AsAdministrator = false, Person? Person = null) : OrderEvent;

    /// <summary>Nobody decided in time, and the next step is asked in the same change.</summary>
    internal sealed record ApprovalPassedOn(int Step) : OrderEvent;

    internal sealed record ApprovalWithdrawn(int Step, string Reason) : OrderEvent;

    internal sealed record Sent(Dispatch Dispatch) : OrderEvent;

    /// <summary>The mail that the supplier had went out again, unchanged.</summary>
    internal sealed record Resent(string To) : OrderEvent;

    /// <param name="Expected">The day on which they deliver, where that was said.</param>
    internal sealed record Confirmed(string By, string? Comment, DateOnly? Expected = null) : OrderEvent;

    internal sealed record Declined(string By, string? Comment) : OrderEvent;

    /// <summary>A yes of the supplier with other dates, quantities or prices: answered, and not confirmed.</summary>
    internal sealed record TermsProposed(TermsProposal Proposal) : OrderEvent;

    /// <summary>The buyer takes the supplier's terms. What they change stands in the events before this one.</summary>
    internal sealed record TermsAccepted(int Proposal, string By, string? Comment) : OrderEvent;

    /// <summary>The buyer does not, or whoever approves does not: the supplier is asked about the old terms once more.</summary>
    /// <param name="Dispatch">With the new instants.</param>
    internal sealed record TermsRefused(int Proposal, string By, string? Comment, Dispatch Dispatch) : OrderEvent;

    internal sealed record ShipmentAnnounced(Shipment Shipment) : OrderEvent;

    /// <summary>The shipment as it is now.</summary>
    internal sealed record ShipmentCorrected(Shipment Shipment, string By) : OrderEvent;

    internal sealed record ShipmentWithdrawn(int Shipment, string By, string? Comment) : OrderEvent;

    internal sealed record FileReceived(OrderFile File) : OrderEvent;

    /// <summary>No confirmation by the chase instant: flagged, and the supplier is asked again.</summary>
    internal sealed record ConfirmationChased(string To) : OrderEvent;

    /// <summary>All chases went out and nothing came back: a person is told.</summary>
    internal sealed record ConfirmationUnanswered : OrderEvent;

    /// <summary>The day passed on which the goods were expected, and they are not all there; the supplier is asked when they will be.</summary>
    internal sealed record Delayed(DateOnly Expected, string To) : OrderEvent;

    /// <summary>The supplier of late goods is asked again.</summary>
    internal sealed record DelayChased(string To) : OrderEvent;

    /// <summary>The supplier of late goods said nothing, however often they were asked: a person is told.</summary>
    internal sealed record DelayUnanswered : OrderEvent;

    /// <summary>The supplier named another day on which the goods will come.</summary>
    internal sealed record Redated(string By, DateOnly Expected, DateOnly? Before, string? Comment) : OrderEvent;

    /// <summary>New received totals. <paramref name="Day"/> is the day in the account's time zone.</summary>
    internal sealed record GoodsReceived(ImmutableArray<ReceivedTotal> Totals, DateOnly Day) : OrderEvent;

    /// <summary>Everything is in; the invoice, or a person, is waited for.</summary>
    internal sealed record MatchingBegun : OrderEvent;

    /// <param name="Replaces">Its lines are known now: it came before in a file that they could not be read from, and was held.</param>
    internal sealed record InvoiceRecorded(InvoiceId Invoice, string Number, MatchVerdict Verdict, bool Replaces = false) : OrderEvent;

    /// <summary>An invoice that waited or was held has a new verdict, by new goods or by a person.</summary>
    /// <param name="By">Null when new goods, or the end of the order, did it.</param>
    internal sealed record InvoiceSettled(
        InvoiceId Invoice,
        string Number,
        MatchVerdict Verdict,
        string? By = null,
        string? Comment = null,
        InvoiceStatus? From = null) : OrderEvent;

    /// <summary>Over. <paramref name="Missing"/> is empty when everything arrived.</summary>
    internal sealed record Closed(ImmutableArray<MissingGoods> Missing, OrderId? Backorder, string? Comment) : OrderEvent;

    internal sealed record Cancelled(string? Comment) : OrderEvent;

    internal sealed record Archived : OrderEvent;

    /// <summary>About to be sent to the connection, and sent until it answers.</summary>
    internal sealed record StockUpdateBegun(
        int Update, bool ForDestination, WarehouseId Warehouse, string Connection, ImmutableArray<StockUpdateLine> Lines) : OrderEvent;

    internal sealed record StockUpdated(int Update, ImmutableArray<StockPushed> Outcomes) : OrderEvent;

    /// <summary>It is to be saved into a connection.</summary>
    /// <param name="Request">An earlier request that is made once more because nobody knows what became of it; null makes this one.</param>
    /// <param name="Again">It changed since that request and is sent anew when it has ended.</param>
    /// <param name="OnItsWay">That request is still on its way: nothing is to be done now.</param>
    internal sealed record SaveRequested(string Connection, int? Request = null, bool Again = false, bool OnItsWay = false) : OrderEvent;

    /// <param name="OwnsOrders">From now on it is changed there and nowhere else.</param>
    internal sealed record SavedIntoConnection(string Connection, int Request, SavedOrder Saved, bool OwnsOrders) : OrderEvent;

    /// <param name="IsUnknown">The other side may have it all the same.</param>
    internal sealed record SaveFailed(string Connection, int Request, string Message, bool IsUnknown) : OrderEvent;

    /// <summary>No longer closed or cancelled: what is missing is on order again, or the order is a draft again.</summary>
    internal sealed record Reopened(string? Comment) : OrderEvent;

    /// <summary>A draft again, as it was first made.</summary>
    /// <param name="Supplier">The address that holds an order which no longer counts; null where none does.</param>
    internal sealed record Reset(OrderHeader Header, ImmutableArray<OrderLine> Lines, string? Supplier = null) : OrderEvent;

    /// <summary>An order that was put away goes on.</summary>
    internal sealed record Reprocessed : OrderEvent;

    /// <summary>A word of the account's own for where the order is; null takes it away.</summary>
    internal sealed record Labelled(string? Label, string? Status) : OrderEvent;

    /// <summary>The receiving server took a mail.</summary>
    internal sealed record MailDelivered(MailReport Mail) : OrderEvent;

    /// <summary>A mail is late and tried again; told once.</summary>
    internal sealed record MailDeferred(MailReport Mail) : OrderEvent;

    /// <summary>The receiving server refused a mail.</summary>
    /// <param name="Blocked">This time only; the address itself may be good.</param>
    /// <param name="TellsBuyer">The buyer is mailed that the supplier was not reached.</param>
    internal sealed record MailBounced(MailReport Mail, bool Blocked = false, bool TellsBuyer = false) : OrderEvent;

    /// <summary>The mail provider did not try.</summary>
    /// <param name="TellsBuyer">As with <see cref="MailBounced"/>.</param>
    internal sealed record MailDropped(MailReport Mail, bool TellsBuyer = false) : OrderEvent;

    internal sealed record MailSpamReported(MailReport Mail) : OrderEvent;

    /// <summary>The mail provider does not take a mail: refused for good, or too often.</summary>
    /// <param name="TellsBuyer">As with <see cref="MailBounced"/>.</param>
    /// <param name="TriedAgain">It stays owed: whoever did not take it may yet.</param>
    internal sealed record MailFailed(MailReport Mail, bool TellsBuyer = false, bool TriedAgain = false) : OrderEvent;

    /// <summary>A mail that had failed was taken after all.</summary>
    internal sealed record MailRecovered(MailReport Mail) : OrderEvent;

    /// <param name="Owner">The address of who is to see to it; null: whoever would by themselves.</param>
    internal sealed record ExceptionAssigned(ExceptionKind Kind, int Number, string? Owner) : OrderEvent;

    /// <param name="Until">Null: put off no longer.</param>
    internal sealed record ExceptionSnoozed(ExceptionKind Kind, int Number, DateTimeOffset? Until) : OrderEvent;
}

internal readonly record struct ReceivedTotal(VariantId Variant, decimal From, decimal To);

internal readonly record struct MissingGoods(VariantId Variant, decimal Ordered, decimal Received);
