using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Replenishment;

/// <summary>What runs, and people's edits between them, make of a run's draft.</summary>
internal static class DraftHistory
{
    public static StockOrder Apply(StockOrder order, OrderEvent.Replanned replanned) => order with
    {
        Revision = order.Revision + 1,
        Header = replanned.Header,
        Lines = replanned.Lines,
        LastPlanned = order.Version + 1,
        PlannedBy = replanned.Run,
    };

    public static StockOrder Apply(StockOrder order, OrderEvent.ToppedUp more)
    {
        var set = more.Set.ToDictionary(line => line.Variant);
        ImmutableArray<OrderLine> kept = [.. order.Lines.Select(line => set.Remove(line.Variant, out var changed) ? changed : line)];
        return order with
        {
            Revision = order.Revision + 1,
            Lines = [.. kept, .. more.Set.Where(line => set.ContainsKey(line.Variant))],
            PlannedBy = more.Run,
        };
    }

    /// <summary>A person who lowers what a run wanted has decided so: what is less now is remembered, and what is raised again forgotten.</summary>
    public static StockOrder Edited(StockOrder before, StockOrder after)
    {
        if (!RunDrafts.IsOpen(before))
            return after;

        var now = after.Lines.ToDictionary(line => line.Variant, line => line.Ordered);
        var was = before.Lines.ToDictionary(line => line.Variant, line => line.Ordered);
        var taken = before.TakenOff.ToDictionary(one => one.Variant, one => one.Quantity);
        foreach (var variant in was.Keys.Union(now.Keys))
            taken[variant] = taken.GetValueOrDefault(variant) + was.GetValueOrDefault(variant) - now.GetValueOrDefault(variant);
        return after with
        {
            TakenOff =
            [
                .. taken.Where(one => one.Value > 0)
                    .OrderBy(one => one.Key.Value, StringComparer.Ordinal)
                    .Select(one => new OnOrderQuantity(one.Key, one.Value)),
            ],
        };
    }
}
