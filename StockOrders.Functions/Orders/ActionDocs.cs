using StockOrders.Functions.Hosting;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Orders;

/// <summary>Actions on orders, for the API description.</summary>
internal static class ActionDocs
{
    private static readonly Shape Action = new("Action", "What may be said with an action.")
    {
        { "comment", Text(2_000).OrNull, "Shown in the order's timeline." },
        { "remainder", Word("drop", "close", "backorder").OrNull, "close only: what becomes of goods that did not come. drop (or close) gives them up, backorder orders them anew." },
        { "to", Number.From(0).To(1_000_000_000).OrNull, "scale only: units that all items together are to reach; the order's own minimum where none is sent." },
        { "expected_date", Day.OrNull, "confirm only: the day on which they deliver, as they said it." },
        { "confirmed_by", Text(200).OrNull, "confirm only: who said so, on the phone." },
        { "proposal", Whole.OrNull, "accept-terms and refuse-terms only: the proposal that was seen; refused where the supplier has made another since. Where they made more than one, it or If-Match has to be said." },
        { "skip_background_jobs", Flag.WriteOnly, "false recalculates replenishment now." },
    };

    private static readonly Shape BulkAction = new("BulkAction", "One action on many orders.")
    {
        { "action", Text(40), "The action." },
        { "ids", List(OrderId).AtMost(1_000), "The orders." },
        Action,
    };

    public static readonly Shape Outcome = new("Outcome", "What became of one entry of a call about many.")
    {
        { "id", Id.OrNull, "The entry's id." },
        { "status", Word("success", "error"), "Whether it was done." },
        { "message", Text().OrNull, "Why not." },
        { "code", Text(), "Why not, for programs; absent where it was done." },
        { "made", OrderId, "The copy or the backorder that came of it; absent where nothing was made." },
        { "field", Text().OrNull, "The member that is wrong; absent where it was done." },
    };

    public static readonly Chapter Chapter = new("Actions", "What people and programs do with orders besides editing them: " + OrderActionWords.Known + ".")
    {
        { "id", OrderId, "The order." },
        { "action", Text(), "One of: " + OrderActionWords.Known + "." },
        Writes("ActOnOrder", "Act on an order", Scopes.Write | Scopes.Approve)
            .Says("approve, reject and send-back need the scope approve, and the caller to be one of those who are asked; the others write. Asked again, an action changes nothing.")
            .Takes(The(Action)).OrNothing()
            .Such("close short and order the rest anew", """{"comment": "The rest comes later.", "remainder": "backorder"}""")
            .One(200, "purchase-order", The(OrderShape.Order), ("backorder?", OrderId)).One(201, "purchase-order", The(OrderShape.Order)).ETag().Conditional().Repeatable(),
        Writes("ActOnOrders", "Act on many orders", Scopes.Write | Scopes.Approve)
            .Says("Each order succeeds or fails by itself.")
            .Takes(The(BulkAction).Needs("action", "ids"))
            .Such("archive", """{"action": "archive", "ids": ["5a8321b33e7859f568a5d180"]}""")
            .One(200, "outcomes", List(Outcome)).Repeatable(),
    };
}
