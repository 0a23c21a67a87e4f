using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Approvals;

/// <summary>The pages behind mailed links, for the API description.</summary>
internal static class LinkDocs
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Signed = "The link is signed, ends after a while and fits one state of the order.";
    private const string Hidden = Signed + " The field `form` stands hidden in the page's form, which is fetched first: without it nothing is decided.";

    private static readonly (int Status, string Words)[] Pages =
    [
        (200, "The page."), (400, "The answer is not one of those that can be given."),
        (403, "The answer did not come from the page's form."), (404, "The link is not valid."),
        (409, "It was decided otherwise meanwhile."), (410, "The link is of no use any more."), (413, "The form is too large."), (415, "It is no form."),
    ];

    public static readonly Chapter Chapter = new("Mailed links", "The pages that approvers and suppliers answer on, for people and for programs that fill in forms.")
    {
        { "token", Text(), "What the link carries; it is a secret." },
        Page(Public("ApprovalPage", "Show an approver the order")).Says("Opening it changes nothing. " + Signed),
        Page(Public("ApprovalAnswer", "Approve, send back or reject")).Says(Hidden).Takes(With(
            ("decision", Word("approve", "send_back", "reject")), ("comment?", Text(2_000)), ("form", Text()), ("seen", Text())), Form),
        Page(Public("SupplierPage", "Show a supplier the order")).Says("Opening it changes nothing. " + Signed),
        Page(Public("SupplierAnswer", "Answer an order"))
            .Says(Hidden + " confirm and decline answer it as it was sent. propose says yes with other terms: expected_date for the whole order, and quantity.<item>, price.<item> and expected_date.<item> where an item differs. ship announces goods with shipped.<item>, and carrier, tracking, reference, shipped_date and arrival_date; withdraw-<shipment> takes that back. invoice sends a file, as multipart/form-data, with number, date and total; its name and type must be those of what is in it.")
            .Takes(Answer(), Form)
            .Takes(Answer(), "multipart/form-data"),
    };

    private static Kind Answer() => With(
        ("decision", Text(20)),
        ("comment?", Text(2_000)),
        ("expected_date?", Day),
        ("carrier?", Text(200)),
        ("tracking?", Text(200)),
        ("reference?", Text(200)),
        ("shipped_date?", Day),
        ("arrival_date?", Day),
        ("number?", Text(100)),
        ("date?", Day),
        ("total?", Text(40)),
        ("file?", Text()),
        ("form", Text()));

    private static Operation Page(Operation operation)
    {
        foreach (var (status, words) in Pages)
            operation.Answer(status, words, Text(), "text/html");
        return operation;
    }
}
