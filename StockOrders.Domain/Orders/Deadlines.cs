namespace StockOrders.Domain.Orders;

/// <summary>The next instant at which an order wants attention although nobody did anything.</summary>
internal static class Deadlines
{
    /// <summary>Null when the order only waits for people, or is over.</summary>
    public static DateTimeOffset? Next(StockOrder order) =>
        throw new InvalidOperationException("Not worked out yet.");
}
