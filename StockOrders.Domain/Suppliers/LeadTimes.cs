using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Suppliers;

/// <summary>Measures how long vendors take, on their own deliveries.</summary>
internal static class LeadTimes
{
    /// <summary>Older ones tell how a vendor was, not how they are.</summary>
    public const int Kept = 50;

    /// <summary>Fewer say nothing about how much lead times differ.</summary>
    public const int Fewest = 3;

    private const int Digits = 4;

    /// <param name="sent">When its goods were first ordered: of a backorder, when the order was sent that they were missing on.</param>
    /// <returns>Null where goods are still waited for, where none came, and for what no vendor delivers.</returns>
    public static LeadTimeObservation? Observed(StockOrder order, DateTimeOffset sent, TimeZoneInfo zone)
    {
        var isAllThere = order.Lines.All(line => line.Outstanding == 0) || order.Stage == Stage.Closed;
        if (order is not { Type: OrderType.Purchase, Header.Vendor: not null, Dispatch: not null, Stage: not Stage.Cancelled } || !isAllThere)
            return null;

        var sentDay = ClockDays.DayOf(sent, zone);
        var (units, unitDays) = (0m, 0m);
        foreach (var (at, quantity) in order.Lines.SelectMany(line => Standing(line.ReceivedHistory)))
        {
            units += quantity;
            unitDays += quantity * Math.Max(0, ClockDays.DayOf(at, zone).DayNumber - sentDay.DayNumber);
        }

        return units == 0 ? null : new LeadTimeObservation(order.Id, sentDay, decimal.Round(unitDays / units, Digits));
    }

    /// <summary>The observations with this one for the order, or without any where it is null; the newest, by the day they were sent.</summary>
    public static ImmutableArray<LeadTimeObservation> With(
        ImmutableArray<LeadTimeObservation> known, OrderId order, LeadTimeObservation? observation) =>
    [
        .. known.Where(one => one.Order != order)
            .Concat(observation is { } observed ? [observed] : [])
            .OrderByDescending(one => one.Sent)
            .ThenByDescending(one => one.Order.Value, StringComparer.Ordinal)
            .Take(Kept),
    ];

    /// <returns>Null below <see cref="Fewest"/> orders.</returns>
    public static MeasuredLeadTime? Measured(ImmutableArray<LeadTimeObservation> observations)
    {
        if (observations.Length < Fewest)
            return null;

        var mean = observations.Average(one => (double)one.Days);
        var squares = observations.Sum(one => Math.Pow((double)one.Days - mean, 2));
        return new MeasuredLeadTime(
            observations.Length,
            Math.Round(mean, Digits),
            Math.Round(Math.Sqrt(squares / (observations.Length - 1)), Digits),
            observations.Min(one => one.Sent),
            observations.Max(one => one.Sent));
    }

    /// <summary>Arrivals that stand: a correction takes back what came last.</summary>
    private static Stack<ReceivedEntry> Standing(ImmutableArray<ReceivedEntry> history)
    {
        var kept = new Stack<ReceivedEntry>();
        foreach (var entry in history)
        {
            var back = -entry.Difference;
            while (back > 0 && kept.TryPop(out var last))
            {
                if (last.Difference > back)
                    kept.Push(last with { Difference = last.Difference - back });
                back -= last.Difference;
            }

            if (entry.Difference > 0)
                kept.Push(entry);
        }

        return kept;
    }
}
