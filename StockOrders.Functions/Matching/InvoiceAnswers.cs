using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Matching;

internal static class InvoiceAnswers
{
    public static Refusal Missing { get; } = new(RefusalKind.Missing, "invoice_not_found", "There is no invoice of that id.");

    public static JsonAnswer Of(int status, SupplierInvoice invoice, string message, IReadOnlyCollection<string>? warnings = null) =>
        new(status, Envelope.One("invoice", invoice, InvoiceJson.Write, message, warnings))
        {
            ETag = Conditions.ETagOf(invoice, InvoiceJson.Write),
            Location = status == StatusCodes.Status201Created ? $"/api/v1/invoices/{invoice.Id}" : null,
        };
}
