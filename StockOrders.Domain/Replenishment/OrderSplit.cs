using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Replenishment;

/// <summary>Cuts what is too much for one order into several, line by line; a line that is too much by itself stands on more than one.</summary>
internal static class OrderSplit
{
    /// <summary>What does not fit so many orders stays needed, and is ordered when these are on their way.</summary>
    public const int MaxOrders = 10;

    /// <param name="most">Units that one order may have, all lines together; 0: as many as one likes.</param>
    /// <returns>The lines of each order, and whether something is left over.</returns>
    public static (ImmutableArray<ImmutableArray<OrderLine>> Orders, bool IsCut) Of(ImmutableArray<OrderLine> lines, decimal most, OrderingTerms terms)
    {
        if (most <= 0)
            return ([.. lines.Chunk(LineRules.MaxLines).Select(chunk => chunk.ToImmutableArray())], false);

        var orders = new List<List<OrderLine>> { new() };
        var (room, isCut) = (most, false);
        foreach (var line in lines)
        {
            var step = OrderQuantity.StepOf(terms is { InMultiples: true, Round: not UomRound.Off } ? line.UomOrdering : null, line.UnitDecimals);
            var left = line.Ordered;
            while (left > 0)
            {
                var part = OrderQuantity.DownTo(Math.Min(left, room), step);
                if (left <= room)
                    part = left;
                if (part <= 0 || orders[^1].Count == LineRules.MaxLines || (part < left && orders[^1].Count > 0 && left <= most))
                {
                    // A whole case is more than an order may have, or there are orders enough.
                    if ((orders[^1].Count == 0 && part <= 0) || orders.Count == MaxOrders)
                    {
                        isCut = true;
                        break;
                    }

                    orders.Add([]);
                    room = most;
                    continue;
                }

                orders[^1].Add(line with { Ordered = part });
                (left, room) = (left - part, room - part);
            }
        }

        return ([.. orders.Where(order => order.Count > 0).Select(order => order.ToImmutableArray())], isCut);
    }
}
