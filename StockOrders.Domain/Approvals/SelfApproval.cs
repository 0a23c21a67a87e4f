using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>Whether an order is small enough to be approved by the one who asked for it. Without a rate it never is.</summary>
internal static class SelfApproval
{
    public static bool IsWithin(StockOrder order, decimal? limit, AccountSettings settings) =>
        limit is { } most && Routing.InAccountCurrency(OrderTotals.Of(order).Worth, settings)?.Amount <= most;
}
