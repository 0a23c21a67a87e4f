using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
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

/// <summary>What someone asks of an order. The first group comes from people and programs, the second from the order's own lifecycle.</summary>
internal abstract record OrderCommand
{
    private OrderCommand()
    {
    }

    /// <param name="Label">A word of the account's own, and the status that it stands for.</param>
    /// <param name="SubmitAtOnce">True enters the lifecycle at once, as a create with status OPEN does.</param>
    /// <param name="SaveInto">The connections it is to be saved into.</param>
    internal sealed record Create(
        OrderId Id,
        OrderType Type,
        OrderSource Source,
        OrderHeader Header,
        ImmutableArray<OrderLine> Lines,
        bool SubmitAtOnce = false,
        string? Run = null,
        ImmutableArray<string>? SaveInto = null,
        OrderId? DuplicateOf = null,
        (string Label, string Status)? Label = null) : OrderCommand;

    internal sealed record ChangeHeader(OrderHeader Header) : OrderCommand;

    internal sealed record ChangeLines(ImmutableArray<OrderLine> Set, ImmutableArray<VariantId> Removed) : OrderCommand;

    /// <summary>A run writes its own draft anew; refused where people have touched it.</summary>
    /// <param name="Lines">All of them.</param>
    internal sealed record Replan(string Run, DateOnly Night, OrderHeader Header, ImmutableArray<OrderLine> Lines, string Reason) : OrderCommand;

    /// <summary>A run takes back its own draft; refused where people have touched it.</summary>
    internal sealed record Withdraw(string Reason) : OrderCommand;

    /// <summary>A run adds to a draft that people have changed. The same run again adds nothing.</summary>
    /// <param name="Lines">What is needed of each beyond what stands there, not yet rounded.</param>
    internal sealed record TopUp(string Run, DateOnly Night, ImmutableArray<OrderLine> Lines, string Reason) : OrderCommand;

    internal sealed record Submit : OrderCommand;

    /// <param name="Step">The step a link was made for; null decides whichever step is pending.</param>
    /// <param name="Revision">The revision a link was made for; null for a caller who sees the newest.</param>
    internal sealed record Approve(string By, string? Comment = null, int? Step = null, int? Revision = null) : OrderCommand;

    /// <inheritdoc cref="Approve"/>
    internal sealed record Reject(string By, string? Comment = null, int? Step = null, int? Revision = null) : OrderCommand;

    /// <summary>Back to the one who asked, to be made better and submitted anew.</summary>
    /// <inheritdoc cref="Approve"/>
    internal sealed record SendBack(string By, string? Comment = null, int? Step = null, int? Revision = null) : OrderCommand;

    /// <param name="Revision">The revision the supplier was sent; null for a buyer who speaks for them.</param>
    /// <param name="Expected">The day on which they deliver, said on the phone; null leaves it as it is.</param>
    internal sealed record Confirm(string By, string? Comment = null, int? Revision = null, DateOnly? Expected = null) : OrderCommand;

    /// <inheritdoc cref="Confirm"/>
    internal sealed record Decline(string By, string? Comment = null, int? Revision = null) : OrderCommand;

    /// <summary>A yes with other dates, quantities or prices.</summary>
    /// <param name="Expected">For the order as a whole; null leaves it.</param>
    /// <param name="Lines">Those that something is said of.</param>
    /// <param name="Revision">The revision the supplier was sent; null for a buyer who speaks for them.</param>
    internal sealed record ProposeTerms(
        string By, string? Comment, DateOnly? Expected, ImmutableArray<WantedTerms> Lines, int? Revision = null) : OrderCommand;

    /// <param name="Proposal">The one that was seen; null for whichever is open.</param>
    internal sealed record AcceptTerms(string By, string? Comment = null, int? Proposal = null) : OrderCommand;

    /// <inheritdoc cref="AcceptTerms"/>
    internal sealed record RefuseTerms(string By, string? Comment = null, int? Proposal = null) : OrderCommand;

    /// <summary>Goods are on their way.</summary>
    internal sealed record AnnounceShipment(string By, ShipmentNotice Notice, int? Revision = null) : OrderCommand;

    /// <summary>The notice as it should have been, whole.</summary>
    internal sealed record CorrectShipment(string By, int Shipment, ShipmentNotice Notice, int? Revision = null) : OrderCommand;

    internal sealed record WithdrawShipment(string By, int Shipment, string? Comment = null, int? Revision = null) : OrderCommand;

    /// <summary>New totals; a total that stands already changes nothing.</summary>
    internal sealed record Receive(ImmutableArray<NewTotal> Totals) : OrderCommand;

    /// <summary>The invoice's own verdict is not read; the decision makes it.</summary>
    /// <param name="File">The file that it came in, stored already; null where it came as figures alone.</param>
    /// <param name="Unreadable">Why it has no lines: it is held for a person then. Null where it has.</param>
    internal sealed record RecordInvoice(SupplierInvoice Invoice, OrderFile? File = null, string? Unreadable = null) : OrderCommand;

    internal sealed record SettleInvoice(InvoiceId Invoice, InvoiceSettlement Settlement, string By, string? Comment = null) : OrderCommand;

    internal sealed record Close(Remainder Remainder, string? Comment = null) : OrderCommand;

    internal sealed record Cancel(string? Comment = null) : OrderCommand;

    internal sealed record Archive : OrderCommand;

    /// <summary>Lines that cannot be pushed are left out.</summary>
    internal sealed record UpdateStock(bool ForDestination, string Connection, ImmutableArray<WantedStock> Lines) : OrderCommand;

    /// <summary>What the connection answered to a push.</summary>
    internal sealed record SettleStockUpdate(int Update, ImmutableArray<StockPushed> Outcomes) : OrderCommand;

    /// <summary>Save it into a connection; one that has it as it is changes nothing.</summary>
    internal sealed record RequestSave(string Connection) : OrderCommand;

    /// <summary>A connection's sync: dates as they stand there; null leaves one as it is.</summary>
    internal sealed record FollowDates(DateOnly? Expected, DateOnly? Shipment, DateOnly? Payment) : OrderCommand;

    /// <summary>What came of a request to save it.</summary>
    internal sealed record RecordSaved(string Connection, int Request, SavedOrder Saved, bool OwnsOrders) : OrderCommand;

    /// <inheritdoc cref="OrderEvent.SaveFailed"/>
    internal sealed record RecordSaveFailed(string Connection, int Request, string Message, bool IsUnknown) : OrderCommand;

    /// <summary>Send an approved order now, or mail the supplier again what they have.</summary>
    internal sealed record SendAgain : OrderCommand;

    internal sealed record Reopen(string? Comment = null) : OrderCommand;

    /// <param name="Header">As the order was first made; so are the lines.</param>
    internal sealed record Reset(OrderHeader Header, ImmutableArray<OrderLine> Lines) : OrderCommand;

    /// <summary>Take away the marks beside the stage, and try again whatever ended in an error.</summary>
    internal sealed record Reprocess : OrderCommand;

    /// <param name="To">Units that all lines together are to reach; null for the order's own minimum.</param>
    internal sealed record Scale(decimal? To) : OrderCommand;

    /// <param name="Label">A word of the account's own; null takes it away.</param>
    /// <param name="Status">The status that it stands for.</param>
    internal sealed record SetLabel(string? Label, string? Status) : OrderCommand;

    /// <summary>News of mails of the order, oldest first.</summary>
    internal sealed record RecordMail(ImmutableArray<MailNews> News) : OrderCommand;

    /// <param name="Owner">The address of who is to see to it; null: whoever would by themselves.</param>
    internal sealed record AssignException(ExceptionKind Kind, int Number, string? Owner) : OrderCommand;

    /// <param name="Until">Null: put off no longer.</param>
    internal sealed record SnoozeException(ExceptionKind Kind, int Number, DateTimeOffset? Until) : OrderCommand;

    /// <summary>Lifecycle: let the order through, or ask a person.</summary>
    internal sealed record RouteForApproval : OrderCommand;

    /// <summary>Lifecycle: send the approved order to its supplier.</summary>
    internal sealed record Send : OrderCommand;

    /// <summary>Lifecycle: do what is due by now: reminder, escalation, outcome of silence, chase. Nothing due changes nothing.</summary>
    internal sealed record ActOnDeadline : OrderCommand;

    /// <summary>Lifecycle: everything is in; wait for the invoice.</summary>
    internal sealed record BeginMatching : OrderCommand;

    /// <summary>Lifecycle: close an order whose goods are in and paid for as far as matching goes; otherwise nothing.</summary>
    internal sealed record CloseIfMatched : OrderCommand;
}

internal readonly record struct NewTotal(VariantId Variant, decimal Total);

internal enum InvoiceSettlement
{
    Release,
    Dispute,
    Void,
}

/// <summary>What a decision needs to know besides the order.</summary>
/// <param name="Invoices">The order's invoices that are not matched, paid or void.</param>
/// <param name="BackorderId">The id a backorder gets, should one be made.</param>
internal sealed record OrderFacts(AccountSettings Settings, ImmutableArray<SupplierInvoice> Invoices, OrderId? BackorderId = null)
{
    /// <summary>How the vendor's silence is met, read where the order is sent; null: as the account does.</summary>
    public ConfirmationTerms? Confirmation { get; init; }

    /// <summary>The connection whose sync asks; null for everyone else.</summary>
    public string? Connection { get; init; }

    public OrderCaller Caller { get; init; } = OrderCaller.Nobody;

    /// <summary>Rules and what they look at.</summary>
    public ApprovalFacts Approval { get; init; } = ApprovalFacts.None;

    /// <summary>The facts for a next command of the same change: invoices with the verdicts that these events gave them.</summary>
    public OrderFacts After(ImmutableArray<OrderEvent> events)
    {
        var verdicts = events.OfType<OrderEvent.InvoiceSettled>()
            .GroupBy(settled => settled.Invoice)
            .ToDictionary(of => of.Key, of => of.Last().Verdict);
        return verdicts.Count == 0
            ? this
            : this with { Invoices = [.. Invoices.Select(known => verdicts.TryGetValue(known.Id, out var verdict) ? known with { Verdict = verdict } : known)] };
    }
}
