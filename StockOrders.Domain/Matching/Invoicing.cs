using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
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

    public static Decision Decide(StockOrder order, OrderCommand.RecordInvoice record, AccountSettings settings)
    {
        var invoice = record.Invoice;
        if (order.Invoices.Contains(invoice.Id))
            return Decided.Conflict("duplicate_invoice", $"Invoice {invoice.Number} was recorded on this order before.", "number");

        ImmutableArray<Refusal> refusals = [.. InvoiceRules.Check(invoice)];
        if (!refusals.IsEmpty)
            return refusals;
        if (order.Type != OrderType.Purchase)
            return Decided.Conflict("no_supplier", "Transfers and assemblies are not invoiced.", "purchase_order");
        if (OrderRefusals.NeverSent(order, "an invoice can name only an order that was sent") is { } neverSent)
            return neverSent with { Field = "purchase_order" };

        var recorded = new OrderEvent.InvoiceRecorded(invoice.Id, invoice.Number, ThreeWayMatch.Of(order, invoice, settings.Tolerance));
        return record.File is { } file ? Decided.Events(new OrderEvent.FileReceived(file), recorded) : Decided.Events(recorded);
    }
}
