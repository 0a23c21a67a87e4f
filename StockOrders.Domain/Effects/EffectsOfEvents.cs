using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Effects;

/// <summary>Which effects an entry of the timeline has. Pure, so that the outbox of a change can be worked out and tested without one.</summary>
internal static class EffectsOfEvents
{
    /// <param name="order">The order after the entry.</param>
    public static ImmutableArray<Effect> Of(StockOrder order, TimelineEntry entry, AccountSettings settings) =>
        throw new InvalidOperationException("Not worked out yet.");
}
