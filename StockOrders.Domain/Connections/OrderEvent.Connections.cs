using System.Collections.Immutable;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

internal abstract partial record OrderEvent
{
    /// <summary>About to be sent to the connection, and sent until it answers.</summary>
    internal sealed record StockUpdateBegun(
        int Update, bool ForDestination, WarehouseId Warehouse, string Connection, ImmutableArray<StockUpdateLine> Lines) : OrderEvent;

    internal sealed record StockUpdated(int Update, ImmutableArray<StockPushed> Outcomes) : OrderEvent;

    /// <summary>It is to be saved into a connection.</summary>
    /// <param name="Request">An earlier request that is made once more because nobody knows what became of it; null makes this one.</param>
    /// <param name="Again">It changed since that request and is sent anew when it has ended.</param>
    /// <param name="OnItsWay">That request is still on its way: nothing is to be done now.</param>
    internal sealed record SaveRequested(string Connection, int? Request = null, bool Again = false, bool OnItsWay = false) : OrderEvent;

    /// <param name="OwnsOrders">From now on it is changed there and nowhere else.</param>
    internal sealed record SavedIntoConnection(string Connection, int Request, SavedOrder Saved, bool OwnsOrders) : OrderEvent;

    /// <param name="IsUnknown">The other side may have it all the same.</param>
    internal sealed record SaveFailed(string Connection, int Request, string Message, bool IsUnknown) : OrderEvent;
}
