using System.Collections.Immutable;
using StockOrders.Domain.Files;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Matching;

/// <summary>Takes a supplier's invoice in. One that disagrees is recorded too, and held with its reasons.</summary>
internal static class Invoicing
{
    /// <summary>Transfers and assemblies have no invoice to wait for.</summary>
    public static Decision Begin(StockOrder order) => order is { Stage: Stage.Received, Type: OrderType.Purchase, Change: null }
        ? Decided.Events(new OrderEvent.MatchingBegun())
        : Decided.Nothing;

    public static Decision Decide(StockOrder order, OrderCommand.RecordInvoice record, OrderFacts facts)
    {
        var invoice = record.Invoice;
        var known = facts.Invoices.FirstOrDefault(candidate => candidate.Id == invoice.Id);
        var replaces = order.Invoices.Contains(invoice.Id);
        if (replaces && !(known is { Lines.IsEmpty: true } && Settling.IsOpen(known.Verdict.Status) && !invoice.Lines.IsEmpty))
            return Decided.Conflict("duplicate_invoice", $"Invoice {invoice.Number} was recorded on this order before.", "number");

        ImmutableArray<Refusal> refusals = [.. InvoiceRules.Check(invoice, isReadable: record.Unreadable is null)];
        if (!refusals.IsEmpty)
            return refusals;
        if (order.Type != OrderType.Purchase)
            return Decided.Conflict("no_supplier", "Transfers and assemblies are not invoiced.", "purchase_order");
        if (OrderRefusals.NeverSent(order, "an invoice can name only an order that was sent") is { } neverSent)
            return neverSent with { Field = "purchase_order" };

        if (record.File is { } sent && FileLimits.Refusal(order, sent.Bytes) is { } full)
            return full;

        var verdict = record.Unreadable is { } why
            ? new MatchVerdict(InvoiceStatus.Blocked, [new MatchReason("no_lines", why)], [])
            : ThreeWayMatch.Of(order, invoice, facts.Settings.Tolerance);
        var recorded = new OrderEvent.InvoiceRecorded(invoice.Id, invoice.Number, verdict, replaces);
        return record.File is { } file ? Decided.Events(new OrderEvent.FileReceived(file), recorded) : Decided.Events(recorded);
    }
}
