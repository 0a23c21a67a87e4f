using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Orders;

/// <summary>
/// Every change of an order: (order, command, facts, now) → events, none when the command changes nothing, or every reason why not.
/// </summary>
internal static class OrderDecisions
{
    public static Outcome<ImmutableArray<OrderEvent>> Decide(StockOrder? order, OrderCommand command, OrderFacts facts, DateTimeOffset now) =>
        throw new InvalidOperationException("Not decided yet.");
}
