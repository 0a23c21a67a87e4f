using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Matching;

/// <summary>What invoices and their verdicts make of an order.</summary>
internal static class InvoiceHistory
{
    public static StockOrder Apply(StockOrder order, OrderEvent.InvoiceRecorded recorded) => Accept(order, recorded.Verdict) with
    {
        Invoices = recorded.Replaces ? order.Invoices : order.Invoices.Add(recorded.Invoice),
        OpenInvoices = order.OpenInvoices + (Settling.IsOpen(recorded.Verdict.Status) ? 1 : 0) - (recorded.Replaces ? 1 : 0),
    };

    /// <summary>Only an open invoice is settled, so one that is open no more leaves the count.</summary>
    public static StockOrder Apply(StockOrder order, OrderEvent.InvoiceSettled settled) => Accept(order, settled.Verdict) with
    {
        OpenInvoices = order.OpenInvoices - (Settling.IsOpen(settled.Verdict.Status) ? 0 : 1),
    };

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
