using StockOrders.Domain.Exceptions;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Exceptions;

/// <summary>Exceptions, for the API description. A line for each member.</summary>
internal static class ExceptionDocs
{
    private static readonly string[] Kinds = [.. ChoiceWords.All<ExceptionKind>().Select(known => known.Text)];

    private static readonly Shape Way = new("ExceptionAction", "One thing that can be done about an exception.")
    {
        { "action", Text(), "What is done." },
        { "method", Word("POST", "PATCH"), "How it is called." },
        { "href", Text(), "Where." },
    };

    private static readonly Shape Exception = new("Exception", "Something about an order that needs a person. It is there as long as its reason is.")
    {
        { "id", Text(), "The same as long as it stands." },
        { "kind", Word(Kinds), "What is the matter." },
        { "purchase_order", OrderId, "The order it is about." },
        { "reference", Text().OrNull, "The order's reference." },
        { "vendor", Id.OrNull, "The order's vendor." },
        { "vendor_name", Text().OrNull, "What the vendor is called." },
        { "invoice", Text().OrNull, "The invoice, where it is about one." },
        { "since", Instant, "Since when it waits for a person." },
        { "age", Whole, "Seconds since then." },
        { "owner", Email.OrNull, "Who is to see to it: whom it was given to, else the vendor's buyer_email, else the account's, else the approver." },
        { "assigned", Flag, "true where it was given to its owner by assign." },
        { "snoozed", Flag, "true while it is put off." },
        { "snoozed_until", Instant.OrNull, "Until when it was put off." },
        { "message", Text(), "What is the matter, with the figures." },
        { "actions", List(Way), "What can be done about it." },
    };

    private static readonly Shape Said = new("ExceptionHandling", "What is said of an exception.")
    {
        { "owner", Email.OrNull, "assign only: who is to see to it; null: whoever would otherwise." },
        { "until", Either(Instant, Day).OrNull, "snooze only: until when it is put off, at most 366 days ahead; null: no longer. A day counts from its beginning." },
    };

    public static readonly Chapter Chapter = new("Exceptions", "What needs a person: approvals nobody gives, mails that come back, silent suppliers, other terms, late goods, held invoices.")
    {
        { "exception", Text(), "The exception." },
        { "action", Word("assign", "snooze"), "What is done with it." },
        Reads("ListExceptions", "List what needs a person")
            .Says("What has waited longest first. What is put off is left out, unless snoozed or snoozed_until is filtered by.")
            .Many(ExceptionJson.Plural, Exception, ListShapes.Of("Exception", ExceptionFields.All)).AlsoCsv(),
        Reads("GetException", "Read an exception").Fields().One(ExceptionJson.Name, Exception).Cached(),
        Writes("ActOnException", "Give an exception to somebody, or put it off")
            .Says("It stands in the order's timeline, and holds as long as the exception stands.")
            .Takes(The(Said))
            .Such("assign", """{"owner": "ann@shop.example"}""")
            .Such("take up again", """{"until": null}""")
            .One(ExceptionJson.Name, Exception).ETag().Conditional().Repeatable(),
    };
}
