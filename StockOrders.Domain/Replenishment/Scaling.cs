using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// Raises the lines of an order in proportion until it reaches its minimum: no line falls, none ends a whole multiple above its exact share, and
/// each stays a multiple of what the vendor sells in.
/// </summary>
internal static class Scaling
{
    /// <returns>The lines that change, with their new quantities; empty where the order reaches its minimum already.</returns>
    public static Outcome<ImmutableArray<OrderLine>> Of(OrderHeader header, IReadOnlyList<OrderLine> lines)
    {
        if (OrderMinimum.Shortfall(header, lines) is not { } shortfall)
            return ImmutableArray<OrderLine>.Empty;
        if (Reached(header, lines, shortfall) is not { } quantities)
        {
            return new Refusal(
                RefusalKind.Conflict,
                "cannot_scale",
                $"{shortfall.Message(header.Currency)} No quantities in proportion that can be ordered reach it.");
        }

        return ImmutableArray.CreateRange(lines
            .Select((line, index) => line.Ordered == quantities[index] ? line : Scaled(line, quantities[index]))
            .Where((line, index) => line.Ordered != lines[index].Ordered));
    }

    private static ImmutableArray<decimal>? Reached(OrderHeader header, IReadOnlyList<OrderLine> lines, MoqShortfall shortfall)
    {
        var isMoney = shortfall.Kind == MinimumKind.Value;
        Share[] shares = [.. lines.Select(line => ShareOf(line, header, isMoney))];
        var reached = SharedMinimum.Reached(shares, shortfall.Minimum);
        if (reached is not { } quantities || !isMoney || Worth(quantities) >= shortfall.Minimum)
            return reached;

        // Each line is rounded at the minor unit by itself, so that all of them together may have lost this much.
        var lost = new decimal(5, 0, 0, false, (byte)(header.Currency.MinorUnits + 1)) * lines.Count;
        return SharedMinimum.Reached(shares, shortfall.Minimum + lost);

        decimal Worth(ImmutableArray<decimal> ordered) => lines
            .Select((line, index) => LineAmounts.Of(line with { Ordered = ordered[index] }, header.Discounts, header.Currency.MinorUnits).Net)
            .Sum();
    }

    private static Share ShareOf(OrderLine line, OrderHeader header, bool isMoney)
    {
        var inMultiples = (header.Ordering ?? OrderingTerms.Standard) is { InMultiples: true, Round: not UomRound.Off };
        return new Share(
            line.Ordered,
            line.Ordered,
            OrderQuantity.StepOf(inMultiples ? line.UomOrdering : null, line.UnitDecimals),
            isMoney ? (header.Discounts ?? DiscountTerms.None).NetPrice(line) : 1);
    }

    /// <summary>What was needed stays told, and what became of it is told anew.</summary>
    private static OrderLine Scaled(OrderLine line, decimal ordered) => line with
    {
        Ordered = ordered,
        ReplenishmentOriginal = line.ReplenishmentOriginal ?? line.Ordered,
        Messages = [.. line.Messages ?? [], $"{Figures.Quantity(line.Ordered)} scaled to {Figures.Quantity(ordered)}: the order's minimum."],
    };
}
