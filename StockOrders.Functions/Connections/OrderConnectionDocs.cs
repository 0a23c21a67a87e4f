using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Connections;

/// <summary>Where orders are saved, for the API description.</summary>
internal static class OrderConnectionDocs
{
    public static readonly Chapter Chapter = new("Connections of an order", "Where an order is saved, and saving it.")
    {
        { "id", OrderId, "The order." },
        { "connection", Text(), "The connection's name." },
        Reads("ListOrderConnections", "List where an order is saved").Pages("connections", ConnectionDocs.Save).Cached(),
        Reads("GetOrderConnection", "Read how an order stands to a connection").One("connection", ConnectionDocs.Save).Cached(),
        Writes("SaveOrder", "Save an order into a connection")
            .Says("Where the connection answers within three seconds, so does this, with status success or error; else with run. An order that is saved as it is, is not saved again.")
            .Takes("connection", ConnectionDocs.Save, "save_po")
            .Such("save", """{"connection": {"save_po": true}}""")
            .One("connection", ConnectionDocs.Save)
            .Shows("""
                {"connection": {"save_po": true, "connection": "inventoryplannerdev.brightpearl.com", "id": 815902, "reference": "PO0043", "status": "success"},
                  "result": {"status": "success", "message": "Updated purchase-order 5a8321b33e7859f568a5d180 connection inventoryplannerdev.brightpearl.com"}}
                """).ETag().Conditional().Repeatable().May(409),
    };
}
