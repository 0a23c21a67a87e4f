using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Promises;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Promises;

/// <summary>What can be promised of one variant from one warehouse. The days are worked out when they are asked for.</summary>
internal sealed class PromiseLine(Variant variant, WarehouseId warehouse, Moves moves, DateOnly today, int days)
{
    private ImmutableArray<PromiseDay> worked;

    public Variant Variant => variant;

    public WarehouseId Warehouse => warehouse;

    public Moves Moves => moves;

    public decimal OnHand => variant.InStock.GetValueOrDefault(warehouse.Value);

    public decimal Reserved => variant.Reserved.GetValueOrDefault(warehouse.Value);

    public decimal Incoming => moves.Incoming.Sum(move => move.Quantity);

    public decimal Outgoing => moves.Outgoing.Sum(move => move.Quantity);

    /// <summary>Today.</summary>
    public decimal Available => Days[0].Cumulative;

    public ImmutableArray<PromiseDay> Days => worked.IsDefault
        ? worked = AvailableToPromise.Of(OnHand, Reserved, moves.Incoming, moves.Outgoing, today, days)
        : worked;

    /// <summary>The variant in each warehouse that has it, promises it or waits for it.</summary>
    public static IEnumerable<PromiseLine> Of(Variant variant, IReadOnlyDictionary<WarehouseId, Moves>? moves, DateOnly today, int days) =>
        variant.InStock.Keys.Union(variant.Reserved.Keys).Union(moves?.Keys.Select(warehouse => warehouse.Value) ?? [])
            .Order(StringComparer.Ordinal)
            .Select(id => new WarehouseId(id))
            .Select(warehouse => new PromiseLine(variant, warehouse, moves?.GetValueOrDefault(warehouse) ?? Moves.None, today, days));
}

/// <summary>One day of a line, as a file has it.</summary>
internal readonly record struct PromiseCells(PromiseLine Line, PromiseDay Day);
