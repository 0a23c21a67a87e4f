namespace StockOrders.Domain.Orders;

/// <summary>The days that programs see of an order: those a client set, or those on which it happened.</summary>
internal static class OrderDays
{
    /// <summary>Of an order from before days were kept, the day in UTC.</summary>
    public static DateOnly Created(StockOrder order) =>
        order.Header.CreatedDate ?? order.CreatedDay ?? DateOnly.FromDateTime(order.CreatedAt.UtcDateTime);

    public static DateOnly? Received(StockOrder order) => order.Header.ReceivedDate ?? order.ReceivedDate;
}
