using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Receiving;
using StockOrders.Domain.Values;
using StockOrders.Functions.Matching;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Outbox;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>An invoice with the ETag it was read under.</summary>
internal readonly record struct StoredInvoice(SupplierInvoice Invoice, string ETag);

/// <summary>Everything that one decision writes: worked out beforehand, written at once.</summary>
internal sealed class OrderChange
{
    private readonly List<RowChange> rows = [];
    private readonly List<string> effects = [];
    private readonly Func<Effect, bool>? takes;
    private readonly List<OutboxRow> taken;

    private OrderChange(Func<Effect, bool>? takes, List<OutboxRow> taken) => (this.takes, this.taken) = (takes, taken);

    public IReadOnlyList<RowChange> Rows => rows;

    public IReadOnlyList<string> Effects => effects;

    /// <summary>True when there are more or fewer orders of some status.</summary>
    public bool IsCounted { get; private set; }

    public required OrderBooked Booked { get; init; }

    /// <summary>The orders that it writes, with what they were.</summary>
    public List<(StockOrder? Before, StockOrder After)> Orders { get; } = [];

    public static OrderChange Of(
        OrderRequest request,
        StoredRow? row,
        StockOrder? before,
        ImmutableArray<OrderEvent> events,
        ImmutableArray<StoredInvoice> invoices,
        AccountSettings settings,
        DateTimeOffset now)
    {
        var entries = Entries(before, events, request.Actor, now);
        var after = entries.Aggregate(before, OrderTimeline.Evolve)!;
        var backorder = events.OfType<OrderEvent.Closed>().FirstOrDefault(closed => closed.Backorder is not null) is { } shortClose
            ? Entries(null, Backorders.EventsFor(after, shortClose, ClockDays.DayOf(now, settings.TimeZone)), "system", now)
            : [];
        var made = backorder.IsEmpty ? null : OrderTimeline.Fold(backorder);
        var invoiceRows = InvoiceRows.Of(request, events, invoices, now);
        var taken = new List<OutboxRow>();
        var booked = new OrderBooked(after, !events.IsEmpty, invoiceRows.Subject) { Before = before, Taken = taken };

        var change = new OrderChange(request.Takes, taken) { Booked = booked };
        if (!events.IsEmpty)
        {
            change.Write(request.Account, (row, before), after, entries, settings, now);
            if (request.Run is { } run)
            {
                change.rows.Add(RowChange.Put(OrderRows.Uncounted(run, after), Packed.From(UncountedRow.Of(booked))));
            }
        }

        if (made is not null)
        {
            change.Write(request.Account, default, made, backorder, settings, now);
        }

        change.rows.AddRange(invoiceRows.Rows);
        if (request.Idempotency is { } call)
        {
            change.rows.Add(RowChange.Insert(
                OrderRows.Idempotency(call.KeyHash),
                Packed.From(new IdempotencyRow(call.Fingerprint, call.Answer(booked), now))));
        }

        return change;
    }

    private static ImmutableArray<TimelineEntry> Entries(StockOrder? before, ImmutableArray<OrderEvent> events, string actor, DateTimeOffset now) =>
        [.. events.Select((happened, index) => new TimelineEntry((before?.Version ?? 0) + index + 1, now, actor, happened))];

    private void Write(
        AccountId account,
        (StoredRow? Row, StockOrder? Order) before,
        StockOrder order,
        ImmutableArray<TimelineEntry> entries,
        AccountSettings settings,
        DateTimeOffset now)
    {
        Orders.Add((before.Order, order));
        var document = Packed.From(order);
        rows.Add(before.Row is null
            ? RowChange.Insert(OrderRows.Document(order.Id), document)
            : RowChange.Replace(OrderRows.Document(order.Id), document, before.Row.ETag));
        rows.AddRange(OrderIndexChanges.Of(before.Order, order));
        IsCounted |= before.Order is not { } was || StageStatus.Of(was.Stage) != StageStatus.Of(order.Stage);
        foreach (var entry in entries)
        {
            rows.Add(RowChange.Insert(OrderRows.Timeline(order.Id, entry.Sequence), Packed.From(entry)));
            foreach (var effect in EffectsOfEvents.Of(order, entry, settings))
            {
                rows.Add(RowChange.Put(OrderRows.Outbox(effect.Id), Packed.From(Owed(new OutboxRow(account, effect, now), now))));
            }

            if (entry.Event is OrderEvent.SavedIntoConnection saved)
            {
                rows.Add(RowChange.Put(OrderRows.Outside(saved.Connection, saved.Saved.Id), Packed.From(new OutsideRow(order.Id))));
            }
        }
    }

    private OutboxRow Owed(OutboxRow row, DateTimeOffset now)
    {
        if (takes?.Invoke(row.Effect) is true)
        {
            taken.Add(row.Claim(now));
            return taken[^1];
        }

        effects.Add(row.Effect.Id);
        return row;
    }
}
