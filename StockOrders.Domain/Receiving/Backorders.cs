using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Receiving;

/// <summary>The order that takes over what a short-closed order still lacked.</summary>
internal static class Backorders
{
    /// <param name="order">The order after its <paramref name="closed"/> event.</param>
    public static ImmutableArray<OrderEvent> EventsFor(StockOrder order, OrderEvent.Closed closed) =>
        throw new InvalidOperationException("Not worked out yet.");
}
