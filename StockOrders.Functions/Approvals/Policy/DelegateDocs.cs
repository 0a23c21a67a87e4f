using StockOrders.Functions.Hosting;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>Delegates, for the API description. A line for each member.</summary>
internal static class DelegateDocs
{
    private static readonly Shape Delegate = new("ApprovalDelegate", "Somebody who stands in for an approver for some days.")
    {
        { "id", Id.ReadOnly, "Its id." },
        { "approver", Text(254), "Who is away, as rules name them: a mail address, or key: and the name of a key." },
        { "delegate", Text(254), "Who stands in. Both may answer what is asked meanwhile." },
        { "from", Day, "The first day, by the account's time zone." },
        { "to", Day, "The last day, itself included." },
        { "comment", Text(DelegateInput.MaxComment).OrNull, "Why, for those who read it." },
    };

    public static readonly Chapter Chapter = new(
        "Approval delegates", "Who is asked in somebody's place on which days. Resolved when a question is asked or goes further; delegates of delegates are found through at most five hands.")
    {
        { "delegate", Id, "The entry." },
        Reads("ListApprovalDelegates", "List who stands in for whom").Many("approval-delegates", Delegate, ListShapes.Of("ApprovalDelegate", DelegateRoutes.Fields)),
        Reads("GetApprovalDelegate", "Read an entry").One("approval-delegate", Delegate).Cached(),
        Writes("PutApprovalDelegate", "Let somebody stand in, or change that", Scopes.Admin)
            .Says("What is not sent stays as it is. Questions that were asked stay with those who were asked.")
            .Takes("approval-delegate", Delegate)
            .Such("a week off", """{"approval-delegate": {"approver": "ann@shop.example", "delegate": "bob@shop.example", "from": "2026-05-04", "to": "2026-05-08", "comment": "On leave"}}""")
            .One("approval-delegate", Delegate).One(201, "approval-delegate", The(Delegate)).ETag().Conditional().Repeatable(),
        Writes("DeleteApprovalDelegate", "Delete an entry", Scopes.Admin).One("approval-delegate", Delegate).Conditional(),
    };
}
