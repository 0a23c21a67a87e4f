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
/// An order as its timeline tells it: folding the timeline's entries gives exactly this. Never changed in place.
/// </summary>
internal sealed record StockOrder
{
    public required OrderId Id { get; init; }

    /// <summary>How many entries the timeline has: the ETag that clients see.</summary>
    public required int Version { get; init; }

    /// <summary>Grows with each edit of what an approver or the supplier decides on; links and mails carry it.</summary>
    public required int Revision { get; init; }

    public required OrderType Type { get; init; }

    public required OrderSource Source { get; init; }

    public required Stage Stage { get; init; }

    public required OrderHeader Header { get; init; }

    public required ImmutableArray<OrderLine> Lines { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The day, in the account's time zone, on which it was made; null on orders from before days were kept.</summary>
    public DateOnly? CreatedDay { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    /// <summary>When it was last submitted; null for a draft that nobody submitted. A rejected order has to be submitted anew.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Every time a person was asked, oldest first; the last one may be pending.</summary>
    public ImmutableArray<ApprovalStep> Approvals { get; init; } = [];

    /// <summary>Steps of the chain that is under way, not asked yet.</summary>
    public ImmutableArray<PlannedStep> ToCome { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Who asked for it: who made it, submitted it, or wanted more since. They do not approve it.</summary>
    public ImmutableArray<Person> Requesters { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What the question or the approval was about, where an edit that it covers has changed header or lines since; otherwise null.</summary>
    public ApprovalBasis? Basis { get; init; }

    /// <summary>When it was let through in this life, by a person or without; null while it is not. Of an order that was sent, the first time.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    public Dispatch? Dispatch { get; init; }

    /// <summary>Null where goods are not late.</summary>
    public Delay? Delay { get; init; }

    /// <summary>An edit that the supplier does not know yet; null where header and lines are what they were sent, or nobody was sent anything.</summary>
    public ChangeOrder? Change { get; init; }

    /// <summary>The last other terms that the supplier wanted; null where they never wanted any.</summary>
    public TermsProposal? Proposal { get; init; }

    /// <summary>What suppliers or buyers said is on its way, oldest first; withdrawn ones without their lines.</summary>
    public ImmutableArray<Shipment> Shipments { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Files that came with it, oldest first.</summary>
    public ImmutableArray<OrderFile> Files { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What the supplier was sent before the order began anew; null where <see cref="Dispatch"/> says it, or it was never sent.</summary>
    public int? SentBefore { get; init; }

    /// <summary>The day, in the account's time zone, on which goods last arrived.</summary>
    public DateOnly? ReceivedDate { get; init; }

    /// <summary>The order that this one was made for the missing goods of.</summary>
    public OrderId? BackorderOf { get; init; }

    /// <summary>The order that this one is a copy of.</summary>
    public OrderId? DuplicateOf { get; init; }

    /// <summary>The order that was made for the goods missing on this one.</summary>
    public OrderId? Backorder { get; init; }

    /// <summary>The replenishment run that made it.</summary>
    public string? Run { get; init; }

    /// <summary>The timeline's entry up to which replenishment runs alone have written it; 0 where people made it. Drafts whose last entry it is nobody has touched.</summary>
    public int LastPlanned { get; init; }

    /// <summary>The replenishment run that last wrote lines of it.</summary>
    public string? PlannedBy { get; init; }

    /// <summary>What people took off a run's draft; it is not put back while that is a draft.</summary>
    public ImmutableArray<OnOrderQuantity> TakenOff { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Ids of all invoices that name this order, oldest first.</summary>
    public ImmutableArray<InvoiceId> Invoices { get; init; } = [];

    /// <summary>Everything that connections were told of its stock, oldest first.</summary>
    public ImmutableArray<StockUpdate> StockUpdates { get; init; } = [];

    /// <summary>Marks beside the stage.</summary>
    public bool Archived { get; init; }

    /// <summary>A word of the account's own for <see cref="LabelledStatus"/>; it falls away once the order is at another status.</summary>
    public string? Label { get; init; }

    public string? LabelledStatus { get; init; }

    /// <summary>Invoices waiting for goods or a person.</summary>
    public int OpenInvoices { get; init; }

    /// <summary>Those of <see cref="Invoices"/> that wait for a person, oldest first.</summary>
    public ImmutableArray<HeldInvoice> HeldInvoices { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Shipping and handling on invoices that were matched or released, in the order's currency.</summary>
    public decimal ChargesInvoiced { get; init; }

    /// <summary>The timeline's entry that last changed header or lines other than what was received and invoiced of them.</summary>
    public int LastEdit { get; init; }

    /// <summary>The timeline's entry that last changed more than the timeline; 0 on orders from before it was kept.</summary>
    public int LastChange { get; init; }

    /// <summary>From which version on the order is as it is now, but for news of mails that go as they should.</summary>
    public int SameSince() => LastChange == 0 ? Version : LastChange;

    /// <summary>The connections it was to be saved into, in the order in which they were first asked for.</summary>
    public ImmutableArray<ConnectionSave> Connections { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What went wrong with mails and still holds, at most one for a kind of mail and an address.</summary>
    public ImmutableArray<MailProblem> MailProblems { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether it is on the list of exceptions: <see cref="OrderExceptions.Of"/> finds something. False on orders from before there was one.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>Who takes which of its exceptions on, and what is put off.</summary>
    public ImmutableArray<HandledException> Handled { get; init => field = value.IsDefault ? [] : value; } = [];

    public bool IsOver => Stage is Stage.Closed or Stage.Cancelled;
}
