using StockOrders.Functions.Hosting;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Matching;

/// <summary>Suppliers' invoices and the payment queue, for the API description. A line for each member.</summary>
internal static class InvoiceDocs
{
    private static readonly Shape Reason = new("MatchReason", "Why an invoice is held. The figures that decide are there, the others absent.")
    {
        { "code", Text(), "Such as quantity_over_received." },
        { "message", Text(), "The same for people." },
        { "item", Id, "The item it is about." },
        { "invoiced", Number, "Invoiced quantity." },
        { "received", Number, "Received quantity." },
        { "ordered", Number, "Ordered quantity." },
        { "expected", Number, "What the figure should be." },
        { "actual", Number, "What the invoice says." },
        { "tolerance", Number, "How far off it may be." },
    };

    private static readonly Shape Line = new("InvoiceItem", "A line of an invoice.")
    {
        { "id", Id, "The variant." },
        { "quantity", Number.From(0), "Invoiced quantity." },
        { "cost_price", Number.From(0), "Price of one unit." },
    };

    private static readonly Shape Invoice = new("Invoice", "A supplier's invoice, and what its match with order and receipts came to.")
    {
        { "id", Text().ReadOnly, "The invoice's id: the same for the same vendor and number." },
        { "number", Text(100), "The supplier's number." },
        { "vendor", Id, "The supplier." },
        { "purchase_order", OrderId, "The order it is for." },
        { "status", Text().ReadOnly, "matched, waiting, blocked, released, disputed, paid or void." },
        { "date", Day, "Its date." },
        { "currency", Currency, "Its currency; the order's where none is sent." },
        { "items", List(Line), "Its lines." },
        { "shipping_handling", Number.From(0), "Shipping and handling." },
        { "tax", Number.From(0), "Tax." },
        { "total", Number.From(0), "What is to be paid." },
        { "reasons", List(Reason).ReadOnly, "Why it is held." },
        { "due", Day.OrNull.ReadOnly, "When it falls due." },
        { "settled_by", Text().OrNull.ReadOnly, "Who released, disputed or struck it out." },
        { "comment", Text().OrNull.ReadOnly, "What they said." },
        { "file", Text().OrNull.ReadOnly, "The file that it came in, of the order's files." },
        { "received_at", Instant.ReadOnly, "When it came in." },
    };

    private static readonly Shape Settlement = new("Settlement", "What may be said with it.")
    {
        { "comment", Text(2_000).OrNull, "Why." },
    };

    private static readonly Shape Payment = new("Payment", "An invoice that may be paid.")
    {
        { "invoice", Text(), "The invoice." },
        { "purchase_order", OrderId, "The order it is for." },
        { "vendor", Id, "Who is paid." },
        { "amount", Number, "How much." },
        { "currency", Currency, "In which currency." },
        { "due", Day, "When it falls due." },
    };

    public static readonly Chapter Chapter = new("Invoices", "Suppliers' invoices, their match with order and receipts, and what may be paid.")
    {
        { "invoice", Text(), "The invoice." },
        { "action", Word("release", "dispute", "void"), "What is done with it." },
        Reads("ListInvoices", "List invoices").Says("The newest first.").Many("invoices", Invoice, ListShapes.Of("Invoice", InvoiceRoutes.Fields.Values)),
        Writes("PostInvoice", "Record an invoice")
            .Says("It is matched at once with the order and what came. The same number of the same vendor is recorded once.")
            .Takes("invoice", Invoice, "number", "vendor", "purchase_order", "date", "items", "total")
            .Such("invoice", """
                {"invoice": {"number": "INV-1", "vendor": "vendor_1", "purchase_order": "5a8321b33e7859f568a5d180", "date": "2026-05-20", "currency": "GBP",
                  "items": [{"id": "c20_123", "quantity": 480, "cost_price": 4.2}], "shipping_handling": 0, "tax": 0, "total": 2016.00}}
                """)
            .One(201, "invoice", The(Invoice)).ETag().Repeatable().May(404),
        Reads("GetInvoice", "Read an invoice").One("invoice", Invoice).Cached(),
        Writes("ActOnInvoice", "Release, dispute or strike out an invoice", Scopes.Approve)
            .Takes(The(Settlement)).OrNothing()
            .Such("release", """{"comment": "Agreed by phone."}""")
            .One("invoice", Invoice).ETag().Conditional().Repeatable(),
        Reads("GetPaymentQueue", "List what may be paid").Says("By the day it falls due.")
            .Many("payments", Payment, ListShapes.Of("Payment", PaymentQueueRoute.Fields.Values)),
    };
}
