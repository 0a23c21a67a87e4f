namespace StockOrders.Functions.Connections;

/// <summary>Who a connection is in timelines.</summary>
internal static class ConnectionActor
{
    public static string Of(string connection) => "connection:" + connection;
}
