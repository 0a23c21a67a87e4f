using StockOrders.Functions.Hosting;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Connections;

/// <summary>Stock that connections are told of, for the API description. A line for each member.</summary>
internal static class StockUpdateDocs
{
    private static readonly Kind AnyId = Either(Id, Whole);

    public static readonly Shape Item = new("StockUpdateItem", "A variant whose stock changed by the order.")
    {
        { "id", AnyId, "The variant, with or without its connection's prefix; a number where it is one." },
        { "delta", Number, "By how much; below 0 where stock leaves, or a received total was corrected." },
        { "stock_before", Number.OrNull, "The connection's stock that the change is meant on top of; null where nobody knows." },
        { "error", Text().ReadOnly, "Why this item was not pushed; absent where it was." },
        { "code", Text().ReadOnly, "The same, for programs." },
        { "status", Word("run").ReadOnly, "run while the connection has not answered yet; absent otherwise." },
    };

    /// <summary>A push that was begun, as an order shows it.</summary>
    public static readonly Shape Push = new("StockUpdate", "What a connection was told of an order's stock.")
    {
        { "forDst", Flag.ReadOnly, "true for the stock of the warehouse, false for that of the source warehouse." },
        { "wh", AnyId.ReadOnly, "The warehouse." },
        { "connection", Text().ReadOnly, "The connection that was told." },
        { "at", Instant.ReadOnly, "When." },
        { "items", List(Item).ReadOnly, "What it was told, and what it answered." },
    };

    private static readonly Shape Wish = new("StockUpdateWish", "Items to push.")
    {
        { "items", List(Item), "The items, as stock-update lists them." },
        { "forDst", Flag, "May stand here as well." },
    };

    public static readonly Chapter Chapter = new("Stock updates", "What was received and the connection that keeps the stock does not know yet.")
    {
        { "id", OrderId, "The order." },
        Reads("GetStockUpdate", "List what can be pushed now")
            .Says("Received less what was pushed before; below 0 after a correction. stock_before is the connection's stock now, or ours where it cannot say.")
            .Asks("forDst", Flag, "false asks for the stock of the source warehouse (transfers and assembly orders); true is the default.")
            .One(200, "items", List(Item), ("forDst", Flag), ("wh", AnyId)).May(400),
        Writes("PushStockUpdate", "Push stock to the connection", Scopes.Write | Scopes.Receive)
            .Says("Each item fails or succeeds by itself. Pushed again, the same items send nothing twice; an item whose stock_before no longer holds is not sent.")
            .Asks("forDst", Flag, "As in the body; the two must not differ.")
            .Takes(With(("stock-update", The(Wish).Needs("items")), ("forDst?", Flag)))
            .Such("two items", """{"stock-update": {"items": [{"id": 123, "delta": 10, "stock_before": 0}, {"id": 456, "delta": 5, "stock_before": 1}]}, "forDst": true}""")
            .One(200, "items", List(Item), ("forDst", Flag), ("wh", AnyId))
            .Shows("""
                {"items": [{"id": 123, "delta": 10, "stock_before": 0}, {"id": 456, "delta": 5, "stock_before": 1, "error": "Update request failed"}],
                  "forDst": true, "wh": 13434355, "result": {"status": "success", "message": "1 of 2 pushed"}}
                """).ETag().Conditional().Repeatable(),
    };
}
