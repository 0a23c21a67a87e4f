namespace StockOrders.Domain.Orders;

/// <summary>Takes a short close or a cancellation back. What was cancelled goes through approval and sending again.</summary>
internal static class Reopening
{
    public static Decision Decide(StockOrder order, OrderCommand.Reopen reopen)
    {
        if (!order.IsOver)
            return Decided.Conflict("not_over", "Only an order that is closed or cancelled is opened again.");
        if (order.Backorder is { } backorder)
            return Decided.Conflict("has_backorder", $"What was missing is on order {backorder}: opened again, it would be on order twice.");
        if (order.Stage == Stage.Closed && order.Lines.All(line => line.Outstanding == 0))
            return Decided.Conflict("nothing_missing", "Everything that was ordered has arrived; there is nothing to wait for.");
        return Decided.Events(new OrderEvent.Reopened(reopen.Comment));
    }
}
