using System.Collections.Immutable;

namespace StockOrders.Domain.Promises;

/// <summary>
/// Available to promise (ATP), day by day. What can be promised for a day is the least that is left on it or on any day after it: what a
/// later day needs of the goods that are there is not promised twice. All that is known counts, also beyond the days that are asked for.
/// </summary>
/// <remarks>
/// Cumulative ATP of day t = max(0, min over s ≥ t of (on hand − reserved + incoming until s − outgoing until s)); discrete ATP is what it
/// grows by, so that the parts sum.
/// </remarks>
internal static class AvailableToPromise
{
    public const int DefaultDays = 28;
    public const int MaxDays = 365;

    /// <param name="reserved">Promised to customers already, whenever they get it; more than is on hand where they wait for goods.</param>
    /// <param name="incoming">In any order. What was to come on a day that has passed counts as come today: who does not believe it leaves it out.</param>
    /// <param name="outgoing">In any order; what was to leave on a day that has passed leaves today.</param>
    /// <param name="days">From today on, today included; 1 to <see cref="MaxDays"/>.</param>
    public static ImmutableArray<PromiseDay> Of(
        decimal onHand, decimal reserved, IReadOnlyCollection<StockMove> incoming, IReadOnlyCollection<StockMove> outgoing, DateOnly today, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(days is >= 1 and <= MaxDays, true, nameof(days));
        var (arrives, leaves) = (new decimal[days], new decimal[days]);
        var beyond = new SortedDictionary<int, decimal>();
        Spread(incoming, arrives, 1);
        Spread(outgoing, leaves, -1);

        var left = new decimal[days];
        var stock = onHand - reserved;
        for (var day = 0; day < days; day++)
            left[day] = stock += arrives[day] - leaves[day];

        var least = stock;
        foreach (var (_, change) in beyond)
            least = Math.Min(least, stock += change);
        for (var day = days - 1; day >= 0; day--)
            left[day] = least = Math.Min(least, left[day]);

        var promised = ImmutableArray.CreateBuilder<PromiseDay>(days);
        for (var (day, before) = (0, 0m); day < days; day++)
        {
            var cumulative = Math.Max(0, left[day]);
            promised.Add(new PromiseDay(today.AddDays(day), arrives[day], leaves[day], cumulative - before, cumulative));
            before = cumulative;
        }

        return promised.MoveToImmutable();

        void Spread(IReadOnlyCollection<StockMove> moves, decimal[] into, int sign)
        {
            foreach (var move in moves)
            {
                var day = Math.Max(0, move.Day.DayNumber - today.DayNumber);
                if (day < days)
                    into[day] += move.Quantity;
                else
                    beyond[day] = beyond.GetValueOrDefault(day) + (sign * move.Quantity);
            }
        }
    }
}
