using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Matching;

/// <summary>What invoices and their verdicts make of an order.</summary>
internal static class InvoiceHistory
{
    public static StockOrder Apply(StockOrder order, OrderEvent.InvoiceRecorded recorded, DateTimeOffset at) => Accept(order, recorded.Verdict) with
    {
        Invoices = recorded.Replaces ? order.Invoices : order.Invoices.Add(recorded.Invoice),
        HeldInvoices = Held(order, recorded.Invoice, recorded.Number, recorded.Verdict, at),
        OpenInvoices = order.OpenInvoices + (Settling.IsOpen(recorded.Verdict.Status) ? 1 : 0) - (recorded.Replaces ? 1 : 0),
    };

    /// <summary>Only an open invoice is settled, so one that is open no more leaves the count.</summary>
    public static StockOrder Apply(StockOrder order, OrderEvent.InvoiceSettled settled, DateTimeOffset at) => Accept(order, settled.Verdict) with
    {
        HeldInvoices = Held(order, settled.Invoice, settled.Number, settled.Verdict, at),
        OpenInvoices = order.OpenInvoices - (Settling.IsOpen(settled.Verdict.Status) ? 0 : 1),
    };

    /// <summary>One that is held for other reasons than before has been held since then all the same.</summary>
    private static ImmutableArray<HeldInvoice> Held(StockOrder order, InvoiceId invoice, string number, MatchVerdict verdict, DateTimeOffset at)
    {
        var known = order.HeldInvoices.FirstOrDefault(held => held.Invoice == invoice);
        if (verdict.Status != InvoiceStatus.Blocked)
            return known is null ? order.HeldInvoices : order.HeldInvoices.Remove(known);
        var held = new HeldInvoice(invoice, number, known?.At ?? at, HeldInvoice.Words(verdict));
        return known is null ? order.HeldInvoices.Add(held) : order.HeldInvoices.Replace(known, held);
    }

    private static StockOrder Accept(StockOrder order, MatchVerdict verdict)
    {
        if (verdict.Accepted.IsDefaultOrEmpty)
            return order with { ChargesInvoiced = order.ChargesInvoiced + verdict.AcceptedCharges };

        var accepted = verdict.Accepted.ToDictionary(item => item.Variant, item => item.Quantity);
        return order with
        {
            Lines = [.. order.Lines.Select(line => line with { Invoiced = line.Invoiced + accepted.GetValueOrDefault(line.Variant) })],
            ChargesInvoiced = order.ChargesInvoiced + verdict.AcceptedCharges,
        };
    }
}
