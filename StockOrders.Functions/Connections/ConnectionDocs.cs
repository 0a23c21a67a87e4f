using StockOrders.Functions.Hosting;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Connections;

/// <summary>Connections, for the API description. A line for each member.</summary>
internal static class ConnectionDocs
{
    public static readonly Shape Save = new("OrderConnection", "How an order stands to a connection.")
    {
        { "connection", Text(200), "The connection's name." },
        { "connection_id", Text().ReadOnly, "The same." },
        { "save_po", Flag, "true where the order is to be saved there." },
        { "status", Word("success", "error", "run", "queued").OrNull.ReadOnly, "What came of it; run while it is on its way." },
        { "id", Either(Text(), Number, Null).ReadOnly, "The order's id there." },
        { "reference", Text().OrNull.ReadOnly, "The order's reference there." },
        { "message", Text().OrNull.ReadOnly, "Why it could not be saved." },
    };

    private static readonly Shape Connection = new("Connection", "Another system that orders are saved into, stock is pushed to and changes are pulled from.")
    {
        { "id", Text().ReadOnly, "The connection's name." },
        { "name", Text().ReadOnly, "The same." },
        { "type", Word("http"), "What kind it is. Required when it is made." },
        { "url", Text(ConnectionInput.MaxUrl), "Where it is reached, by https. Paths are put behind it. Required when it is made." },
        { "secret", Text(200).WriteOnly, "whsec_ and the Base64 of 24 to 64 random bytes; signs what is sent (Standard Webhooks). Required when it is made, and never shown." },
        { "secret_set", Flag.ReadOnly, "Whether there is a secret." },
        { "owns_orders", Flag, "true where orders saved there are changed only there; their changes come by its sync." },
        { "created_at", Instant.ReadOnly, "When it was made." },
    };

    private static readonly Shape Deleted = new("DeletedConnection", "What is left of a connection that was deleted.")
    {
        { "id", Text(), "Its name." },
    };

    private static readonly Shape Nothing = new("Nothing", "Nothing needs to be said.");

    private static readonly Shape Refused = new("RefusedChange", "A change that cannot be.")
    {
        { "id", Text(), "The order's id there." },
        { "message", Text(), "Why not." },
        { "code", Text(), "The same, for programs." },
    };

    private static readonly Shape Sync = new("Sync", "What came of pulling a connection's changes.")
    {
        { "connection", Text(), "The connection's name." },
        { "status", Word("success", "run", "error"), "run where more is to be pulled, by the next sync." },
        { "message", Text().OrNull, "Why it ended early." },
        { "pages", Whole, "Pages that were pulled." },
        { "changed", Whole, "Orders that changed here." },
        { "unchanged", Whole, "Orders that stood here already as they stand there." },
        { "unknown", Whole, "Orders that were never saved there." },
        { "refused", Whole, "Orders whose change cannot be." },
        { "unknown_orders", List(Text()).AtMost(100), "Ids of the first of them." },
        { "refused_orders", List(Refused).AtMost(100), "The first of them, with the reason." },
    };

    public static readonly Chapter Chapter = new("Connections", "Other systems: where they are and how they are spoken to.")
    {
        { "name", Text(), "The connection." },
        Reads("ListConnections", "List connections").Many("connections", Connection, ListShapes.Of("Connection", ConnectionJson.Fields.Values)),
        Reads("GetConnection", "Read a connection").Fields().One("connection", Connection).Cached(),
        Writes("PutConnection", "Set a connection up", Scopes.Admin)
            .Says("What is not sent stays as it is, the secret too.")
            .Takes("connection", Connection)
            .Such("http", """{"connection": {"type": "http", "url": "https://wms.example.com/stockorders", "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "owns_orders": false}}""")
            .One("connection", Connection).One(201, "connection", The(Connection)).ETag().Conditional().Repeatable(),
        Writes("DeleteConnection", "Delete a connection", Scopes.Admin).One("connection", Deleted).Conditional(),
        Writes("SyncConnection", "Pull a connection's changes", Scopes.Write | Scopes.Admin)
            .Says("Status, received totals and dates of orders saved there come every quarter of an hour, and now.")
            .Takes(The(Nothing)).OrNothing()
            .One("sync", Sync).Repeatable(),
    };
}
