namespace StockOrders.Domain.Orders;

/// <summary>Takes an order that nothing is waited for out of sight. A draft that was archived no longer counts as on order.</summary>
internal static class Archiving
{
    public static Decision Decide(StockOrder order) => order switch
    {
        { Archived: true } => Decided.Nothing,
        { Stage: Stage.Closed or Stage.Cancelled or Stage.Rejected } or { Stage: Stage.Draft, SubmittedAt: null } =>
            Decided.Events(new OrderEvent.Archived()),
        _ => Decided.Conflict("order_in_progress", "The order is under way: close or cancel it before it is archived."),
    };
}
