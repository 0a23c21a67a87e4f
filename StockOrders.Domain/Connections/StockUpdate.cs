using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Connections;

/// <summary>
/// Stock that a connection was, or is being, told of: begun before anything leaves, settled when the connection has answered for each line.
/// </summary>
/// <param name="Number">Counts the order's pushes from 1.</param>
/// <param name="ForDestination">False where the stock of the source warehouse is meant: of transfers and assembly orders only.</param>
internal sealed record StockUpdate(
    int Number, bool ForDestination, WarehouseId Warehouse, string Connection, DateTimeOffset At, ImmutableArray<StockUpdateLine> Lines);

/// <param name="Delta">In the variant's unit; below 0 where stock leaves, or where more had been pushed than there is.</param>
/// <param name="Target">What will have been pushed of the variant in this direction, all pushes together.</param>
/// <param name="StockBefore">The connection's stock as whoever pushed knew it; null where nobody knew.</param>
internal sealed record StockUpdateLine(
    VariantId Variant, decimal Delta, decimal Target, decimal? StockBefore, StockUpdateState State = StockUpdateState.Running, string? Error = null);

internal enum StockUpdateState
{
    /// <summary>Perhaps there, perhaps not: it is sent until the connection answers.</summary>
    Running,

    Pushed,

    /// <summary>The connection said no: nothing has changed there.</summary>
    Failed,
}

/// <summary>A line that somebody wants pushed.</summary>
/// <param name="StockBefore">The stock that it is meant on top of; null where any will do.</param>
/// <param name="StockNow">The stock as it stands; null where nobody knows.</param>
internal readonly record struct WantedStock(VariantId Variant, decimal Delta, decimal? StockBefore, decimal? StockNow);
