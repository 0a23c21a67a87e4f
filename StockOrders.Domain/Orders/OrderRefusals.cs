using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Orders;

/// <summary>Refusals that more than one area gives.</summary>
internal static class OrderRefusals
{
    /// <summary>Null while the order is not over.</summary>
    public static Refusal? Over(StockOrder order, string wanted) => order.Stage switch
    {
        Stage.Closed => Conflict("order_closed", $"The order is closed; {wanted}."),
        Stage.Cancelled => Conflict("order_cancelled", $"The order is cancelled; {wanted}."),
        _ => null,
    };

    /// <summary>Null when the order was sent to its supplier, or released to the source warehouse.</summary>
    public static Refusal? NeverSent(StockOrder order, string wanted) => order.Dispatch is null
        ? Conflict("never_sent", $"The order was never sent; {wanted}.")
        : null;

    /// <summary>Null unless the order was put away.</summary>
    public static Refusal? Archived(StockOrder order, string wanted) =>
        order.Archived ? Conflict("order_archived", $"The order is archived; {wanted}.") : null;

    private static Refusal Conflict(string code, string message) => new(RefusalKind.Conflict, code, message);
}
