using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Receiving;

/// <summary>Where an order that was sent stands by what has arrived.</summary>
internal static class Arrivals
{
    /// <summary>Corrected down to nothing, the order is where it was before: the supplier is waited for again.</summary>
    public static Stage StageOf(ImmutableArray<OrderLine> lines, Dispatch? dispatch)
    {
        if (lines.All(line => line.Outstanding == 0))
            return Stage.Received;
        if (lines.Any(line => line.Received > 0))
            return Stage.Receiving;
        return dispatch?.ConfirmedAt is null ? Stage.Sent : Stage.Confirmed;
    }
}
