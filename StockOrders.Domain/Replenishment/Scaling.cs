using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Raises the lines of an order in proportion until it reaches its minimum: no line falls, none ends a whole multiple above its exact share, and
/// each stays a multiple of what the vendor sells in.
/// </summary>
internal static class Scaling
{
    /// <returns>The lines that change, with their new quantities; empty where the order reaches its minimum already.</returns>
    public static Outcome<ImmutableArray<OrderLine>> Of(IReadOnlyList<OrderLine> lines, MoqShortfall? shortfall, OrderingTerms terms, int minorUnits)
    {
        if (shortfall is null)
            return ImmutableArray<OrderLine>.Empty;
        if (Quantities(lines, shortfall, terms, minorUnits) is not { } quantities)
        {
            return new Refusal(
                RefusalKind.Conflict,
                "cannot_scale",
                $"No quantities that can be ordered reach the minimum of {Figures.Quantity(shortfall.Minimum)}; the lines come to {Figures.Quantity(shortfall.Total)}.");
        }

        return ImmutableArray.CreateRange(lines
            .Select((line, index) => line with { Ordered = quantities[index] })
            .Where((line, index) => line.Ordered != lines[index].Ordered));
    }

    private static ImmutableArray<decimal>? Quantities(IReadOnlyList<OrderLine> lines, MoqShortfall shortfall, OrderingTerms terms, int minorUnits)
    {
        var isMoney = shortfall.Kind == MinimumKind.Value;
        Share[] shares = [.. lines.Select(line => ShareOf(line, terms, isMoney))];
        if (SharedMinimum.Reached(shares, shortfall.Minimum) is not { } quantities || !isMoney || Total(quantities) >= shortfall.Minimum)
            return SharedMinimum.Reached(shares, shortfall.Minimum);

        // Each line is rounded at the minor unit by itself, so that all of them together may have lost this much.
        var lost = new decimal(5, 0, 0, false, (byte)(minorUnits + 1)) * lines.Count;
        return SharedMinimum.Reached(shares, shortfall.Minimum + lost);

        decimal Total(ImmutableArray<decimal> ordered) =>
            lines.Select((line, index) => OrderTotals.LineTotal(line with { Ordered = ordered[index] }, minorUnits)).Sum();
    }

    private static Share ShareOf(OrderLine line, OrderingTerms terms, bool isMoney)
    {
        var inMultiples = terms is { InMultiples: true, Round: not UomRound.Off };
        return new Share(
            line.Ordered,
            line.Ordered,
            OrderQuantity.StepOf(inMultiples ? line.UomOrdering : null, line.UnitDecimals),
            isMoney ? OrderTotals.LineTotal(line with { Ordered = 1 }, minorUnits: 10) : 1);
    }
}
