using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Matching;

/// <summary>A person's word on an invoice that waits or is held. What is queued for payment is past it.</summary>
internal static class Settling
{
    public static Decision Decide(StockOrder order, OrderCommand.SettleInvoice settle, OrderFacts facts)
    {
        if (!order.Invoices.Contains(settle.Invoice))
            return new Refusal(RefusalKind.Missing, "unknown_invoice", $"The order has no invoice {settle.Invoice}.");

        var invoice = facts.Invoices.FirstOrDefault(candidate => candidate.Id == settle.Invoice);
        var wanted = Status(settle.Settlement);
        if (invoice?.Verdict.Status == wanted)
            return Decided.Nothing;
        if (invoice is null || !IsOpen(invoice.Verdict.Status))
            return Decided.Conflict("invoice_settled", "The invoice is settled already; only one that waits, is held or is disputed can be.");

        var verdict = wanted == InvoiceStatus.Released
            ? new MatchVerdict(wanted, invoice.Verdict.Reasons, ThreeWayMatch.Accepted(order, invoice), invoice.ShippingHandling)
            : invoice.Verdict with { Status = wanted };
        return Decided.Events(new OrderEvent.InvoiceSettled(
            invoice.Id, invoice.Number, verdict, settle.By, settle.Comment, invoice.Verdict.Status));
    }

    /// <summary>Waits for goods or a person.</summary>
    public static bool IsOpen(InvoiceStatus status) => status is InvoiceStatus.Waiting or InvoiceStatus.Blocked or InvoiceStatus.Disputed;

    private static InvoiceStatus Status(InvoiceSettlement settlement) => settlement switch
    {
        InvoiceSettlement.Release => InvoiceStatus.Released,
        InvoiceSettlement.Dispute => InvoiceStatus.Disputed,
        InvoiceSettlement.Void => InvoiceStatus.Void,
        _ => throw new InvalidOperationException($"Nothing follows from {settlement}."),
    };
}
