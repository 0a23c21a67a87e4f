using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>Makes an order the draft again that it was at first, as long as no goods and no invoices are on it.</summary>
internal static class Resetting
{
    public static Decision Decide(StockOrder order, OrderCommand.Reset reset)
    {
        if (OrderTotals.Of(order) is { Received: > 0 } totals)
        {
            return Decided.Conflict(
                "goods_received", $"{Figures.Quantity(totals.Received)} of {Figures.Quantity(totals.Ordered)} have arrived: an order with receipts is not reset.");
        }

        if (!order.Invoices.IsEmpty)
            return Decided.Conflict("invoiced", "The order is on an invoice: it is not reset.");
        if (order.Backorder is { } backorder)
            return Decided.Conflict("has_backorder", $"What was missing is on order {backorder}: this one is not reset.");
        if (IsAsFirstMade(order, reset))
            return Decided.Nothing;

        var holder = order.Stage == Stage.Cancelled ? null : order.Dispatch?.To;
        var again = new OrderEvent.Reset(reset.Header, [.. reset.Lines.Select(LineRules.Untouched)], string.IsNullOrEmpty(holder) ? null : holder);
        return order.PendingStep() is { } step
            ? Decided.Events(new OrderEvent.ApprovalWithdrawn(step.Step, "The order was reset."), again)
            : Decided.Events(again);
    }

    private static bool IsAsFirstMade(StockOrder order, OrderCommand.Reset first) =>
        order is { Stage: Stage.Draft, SubmittedAt: null, Archived: false }
        && order.Header == first.Header
        && order.Lines.Length == first.Lines.Length
        && order.Lines.Zip(first.Lines).All(pair => LineRules.IsSame(pair.First, pair.Second.WithHappeningsOf(pair.First)));
}
