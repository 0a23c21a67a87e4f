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
        (409, "It was decided otherwise meanwhile."), (410, "The link is of no use any more."), (413, "The form is too large."),
    ];

    public static readonly Chapter Chapter = new("Mailed links", "The pages that approvers and suppliers answer on, for people and for programs that fill in forms.")
    {
        { "token", Text(), "What the link carries; it is a secret." },
        Page(Public("ApprovalPage", "Show an approver the order")).Says("Opening it changes nothing. " + Signed),
        Page(Public("ApprovalAnswer", "Approve, send back or reject")).Says(Hidden).Takes(With(
            ("decision", Word("approve", "send_back", "reject")), ("comment?", Text(2_000)), ("form", Text()), ("seen", Text())), Form),
        Page(Public("SupplierPage", "Show a supplier the order")).Says("Opening it changes nothing. " + Signed),
        Page(Public("SupplierAnswer", "Confirm or decline")).Says(Hidden).Takes(With(("decision", Word("confirm", "decline")), ("comment?", Text(2_000)), ("form", Text())), Form),
    };

    private static Operation Page(Operation operation)
    {
        foreach (var (status, words) in Pages)
            operation.Answer(status, words, Text(), "text/html");
        return operation;
    }
}
