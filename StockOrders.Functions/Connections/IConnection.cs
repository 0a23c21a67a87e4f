using System.Collections.Immutable;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Connections;

/// <summary>
/// Another system that knows of stock and orders. Nothing that it does or fails to do is an exception: each answer says done, refused for
/// good, or unknown. Only cancelling throws. What writes takes a key under which the other side does it once, however often it is asked.
/// </summary>
internal interface IConnection
{
    /// <param name="known">The order's id on the other side where it was saved there before: it is updated.</param>
    Task<ConnectionAnswer<SavedOrder>> SaveOrder(StockOrder order, SavedOrder? known, string idempotencyKey, CancellationToken cancellation);

    /// <summary>Orders that changed there since an instant, a page at a time; asked again, the same page may come again.</summary>
    /// <param name="since">Null from the beginning.</param>
    /// <param name="cursor">What the page before gave; null for the first.</param>
    Task<ConnectionAnswer<PulledPage>> PullChanges(DateTimeOffset? since, string? cursor, CancellationToken cancellation);

    /// <summary>Done means that each line was answered for: with an error, or done.</summary>
    Task<ConnectionAnswer<ImmutableArray<StockPushed>>> PushStock(StockPush push, string idempotencyKey, CancellationToken cancellation);

    /// <summary>Those of the variants that the other side knows; at most <see cref="MaxRead"/> are asked for at once.</summary>
    Task<ConnectionAnswer<ImmutableArray<OutsideStock>>> ReadStock(
        WarehouseId warehouse, IReadOnlyList<VariantId> variants, CancellationToken cancellation);

    /// <summary>Variants of one <see cref="ReadStock"/>: their ids stand in an address.</summary>
    const int MaxRead = 100;
}
