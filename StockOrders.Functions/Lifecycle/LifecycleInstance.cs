using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Lifecycle;

/// <summary>
/// The orchestration of an order by its id, so that there is never a second one. Storage does not allow / \ # ? and control characters in
/// it, and an id that begins with @ is an entity's.
/// </summary>
internal static class LifecycleInstance
{
    public static string IdOf(AccountId account, OrderId order) => $"order.{RowName.Escape(account.Value)}.{RowName.Escape(order.Value)}";
}
