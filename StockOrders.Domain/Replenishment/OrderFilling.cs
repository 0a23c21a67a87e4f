using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Replenishment;

/// <summary>How long what is there, and what is ordered, will last.</summary>
/// <param name="Daily">Units a day that are expected to be sold.</param>
/// <param name="Position">On hand and on order without this order.</param>
/// <param name="Most">The most that may be ordered; null where there is no limit.</param>
internal readonly record struct Cover(decimal Daily, decimal Position, decimal? Most, VendorOffer Offer);

/// <summary>
/// Raises the lines of an order until it is worth enough, evenly by days of cover: what would last shortest grows first, so that all are used
/// up at about the same time. Lines of what is not sold stay as they are, none falls, none passes its most.
/// </summary>
internal static class OrderFilling
{
    /// <summary>Nothing is bought for longer than a year just to fill an order.</summary>
    public const int MaxDays = 366;

    /// <param name="covers">One for each line.</param>
    /// <param name="isEnough">Asked of the lines as they would be; once true, it stays so as they grow.</param>
    /// <returns>The lines, as full as they can be where that is not enough.</returns>
    public static (ImmutableArray<OrderLine> Lines, bool IsEnough) Of(
        ImmutableArray<OrderLine> lines, IReadOnlyList<Cover> covers, OrderingTerms terms, Func<ImmutableArray<OrderLine>, bool> isEnough)
    {
        if (isEnough(lines))
            return (lines, true);
        var fullest = For(MaxDays);
        if (!isEnough(fullest))
            return (fullest, false);

        var (below, enough) = (0, MaxDays);
        while (enough - below > 1)
        {
            var middle = (below + enough) / 2;
            (below, enough) = isEnough(For(middle)) ? (below, middle) : (middle, enough);
        }

        // Within the last day line by line: no more than it takes.
        var (filled, full) = (For(below), For(enough));
        foreach (var index in Enumerable.Range(0, lines.Length)
            .Where(index => full[index].Ordered > filled[index].Ordered)
            .OrderBy(index => (covers[index].Position + filled[index].Ordered) / covers[index].Daily)
            .ThenBy(index => lines[index].Variant.Value, StringComparer.Ordinal))
        {
            filled = filled.SetItem(index, full[index]);
            if (isEnough(filled))
                return (filled, true);
        }

        return (full, true);

        ImmutableArray<OrderLine> For(int days) => [.. lines.Select((line, index) => Lasting(line, covers[index], terms, days))];
    }

    private static OrderLine Lasting(OrderLine line, Cover cover, OrderingTerms terms, int days)
    {
        if (cover.Daily <= 0)
            return line;

        var step = OrderQuantity.StepOf(terms is { InMultiples: true, Round: not UomRound.Off } ? line.UomOrdering : null, line.UnitDecimals);
        var wanted = OrderQuantity.UpTo(Math.Max(0, (cover.Daily * days) - cover.Position), step);
        var ordered = cover.Most is { } most ? Math.Min(wanted, OrderQuantity.DownTo(Math.Max(0, most), step)) : wanted;
        return ordered <= line.Ordered ? line : line with { Ordered = ordered, CostPrice = cover.Offer.UnitPriceAt(ordered) };
    }
}
