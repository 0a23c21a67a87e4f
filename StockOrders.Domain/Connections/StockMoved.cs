using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Connections;

/// <summary>What an order did to the stock of one of its warehouses, and how much of that its connection knows.</summary>
/// <param name="Moved">Below 0 where it left.</param>
/// <param name="Pushed">What was pushed, or is being pushed, so far.</param>
/// <param name="UnitDecimals">Digits after the point that the variant's unit allows.</param>
internal readonly record struct StockMoved(VariantId Variant, decimal Moved, decimal Pushed, int UnitDecimals)
{
    /// <summary>Below 0 for stock that left, and for what was pushed of goods that were corrected away since.</summary>
    public decimal Available => Moved - Pushed;

    /// <summary>
    /// In the order of the lines. At the destination stands what was received; what was received of a transfer left the source, and for what
    /// was assembled its components did (<see cref="LineComponent.Quantity"/> of each for one unit).
    /// </summary>
    public static ImmutableArray<StockMoved> Of(StockOrder order, bool forDestination)
    {
        var pushed = Pushes(order, forDestination);
        var moved = ImmutableArray.CreateBuilder<StockMoved>();
        foreach (var variant in Movements(order, forDestination).GroupBy(movement => movement.Variant))
        {
            pushed.Remove(variant.Key, out var known);
            moved.Add(new StockMoved(variant.Key, variant.Sum(movement => movement.Quantity), known, variant.Max(movement => movement.UnitDecimals)));
        }

        // A line that was corrected to nothing and taken off the order: the connection still has what it was told.
        moved.AddRange(pushed.Where(gone => gone.Value != 0).OrderBy(gone => gone.Key.Value, StringComparer.Ordinal)
            .Select(gone => new StockMoved(gone.Key, 0, gone.Value, Quantities.MaxDecimals)));
        return moved.DrainToImmutable();
    }

    private static IEnumerable<(VariantId Variant, decimal Quantity, int UnitDecimals)> Movements(StockOrder order, bool forDestination) =>
        (forDestination, order.Type) switch
        {
            (true, _) => order.Lines.Select(line => (line.Variant, line.Received, line.UnitDecimals)),
            (false, OrderType.Transfer) => order.Lines.Select(line => (line.Variant, -line.Received, line.UnitDecimals)),
            (false, OrderType.Assembly) => order.Lines.SelectMany(line => line.Components ?? [], (line, part) =>
                (part.Variant, -line.Received * part.Quantity, 2 * Quantities.MaxDecimals)),
            _ => [],
        };

    private static Dictionary<VariantId, decimal> Pushes(StockOrder order, bool forDestination)
    {
        var pushed = new Dictionary<VariantId, decimal>();
        foreach (var push in order.StockUpdates.Where(push => push.ForDestination == forDestination))
        {
            foreach (var line in push.Lines.Where(line => line.State != StockUpdateState.Failed))
                pushed[line.Variant] = pushed.GetValueOrDefault(line.Variant) + line.Delta;
        }

        return pushed;
    }
}
