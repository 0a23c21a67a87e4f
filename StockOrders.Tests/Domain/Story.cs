using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Receiving;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain;

/// <summary>
/// Plays the shell around the decisions of one order: keeps its timeline and invoices and moves a clock. Given what was done, a test tries
/// one thing more and looks at what came of it.
/// </summary>
internal sealed class Story(AccountSettings? settings = null)
{
    private readonly Dictionary<InvoiceId, SupplierInvoice> invoices = [];

    public AccountSettings Settings { get; set; } = settings ?? Some.Settings;

    public DateTimeOffset Now { get; set; } = Some.Morning;

    /// <summary>Who asks for what is done next.</summary>
    public OrderCaller Caller { get; set; } = OrderCaller.Nobody;

    /// <summary>The rules of this moment, and what they look at.</summary>
    public ApprovalFacts Approval { get; set; } = ApprovalFacts.None;

    public List<TimelineEntry> Timeline { get; } = [];

    public StockOrder? Current { get; private set; }

    public StockOrder Order => Current!;

    public OrderLine Line => Order.Lines[0];

    /// <summary>What came of the last thing that was done.</summary>
    public ImmutableArray<OrderEvent> Last { get; private set; } = [];

    public ImmutableArray<Effect> LastEffects =>
        [.. Timeline.TakeLast(Last.Length).SelectMany(entry => EffectsOfEvents.Of(Order, entry, Settings))];

    public int OpenInvoices => invoices.Values.Count(invoice => Settling.IsOpen(invoice.Verdict.Status));

    public decimal AcceptedQuantity => invoices.Values.SelectMany(invoice => invoice.Verdict.Accepted).Sum(item => item.Quantity);

    /// <summary>The order that the last thing made for missing goods, as the shell makes it.</summary>
    public StockOrder? Backorder => OrderTimeline.Fold(
        Last.OfType<OrderEvent.Closed>()
            .SelectMany(closed => Backorders.EventsFor(Order, closed, ClockDays.DayOf(Now, Settings.TimeZone)))
            .Select((happened, index) => new TimelineEntry(index + 1, Now, "system", happened)));

    private OrderFacts Facts => new(
        Settings,
        [.. invoices.Values.Where(invoice => invoice.Verdict.Status is not (InvoiceStatus.Matched or InvoiceStatus.Paid or InvoiceStatus.Void))])
    {
        Caller = Caller,
        Approval = Approval,
    };

    public SupplierInvoice Invoice(string number) => invoices.Values.Single(invoice => invoice.Number == number);

    public Story By(OrderCaller caller)
    {
        Caller = caller;
        return this;
    }

    public Story After(TimeSpan elapsed)
    {
        Now += elapsed;
        return this;
    }

    /// <summary>Decides without doing it.</summary>
    public Outcome<ImmutableArray<OrderEvent>> Try(OrderCommand command) => OrderDecisions.Decide(Current, command, Facts, Now);

    /// <summary>Does it; a refusal throws.</summary>
    public Story Do(OrderCommand command)
    {
        var decided = Try(command);
        Tell(decided.Value, command);
        return this;
    }

    public Story Do(params ReadOnlySpan<OrderCommand> commands)
    {
        foreach (var command in commands)
            Do(command);
        return this;
    }

    public Refusal Refused(OrderCommand command)
    {
        var decided = Try(command);
        Assert.True(decided.IsRefused, "It was decided after all.");
        return Assert.Single(decided.Refusals);
    }

    private void Tell(ImmutableArray<OrderEvent> events, OrderCommand command)
    {
        Last = events;
        foreach (var happened in events)
        {
            var entry = new TimelineEntry(Timeline.Count + 1, Now, Caller == OrderCaller.Nobody ? "api:test" : Caller.Actor, happened);
            Current = OrderTimeline.Evolve(Current, entry);
            Timeline.Add(entry);
            if (happened is OrderEvent.InvoiceRecorded recorded)
                invoices[recorded.Invoice] = ((OrderCommand.RecordInvoice)command).Invoice with { Verdict = recorded.Verdict };
            else if (happened is OrderEvent.InvoiceSettled settled)
                invoices[settled.Invoice] = invoices[settled.Invoice] with { Verdict = settled.Verdict };
        }
    }
}
