using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Orders;

/// <summary>
/// The instants at which an order wants attention although nobody did anything. Each is due at its instant, not one tick before,
/// and happens once.
/// </summary>
internal static class Deadlines
{
    /// <summary>Null when the order only waits for people, or is over.</summary>
    public static DateTimeOffset? Next(StockOrder order) => Of(order) is [var first, ..] ? first.At : null;

    /// <summary>Everything due by now, oldest first: a machine that was off catches up.</summary>
    public static Decision Act(StockOrder order, OrderFacts facts, DateTimeOffset now)
    {
        var due = ImmutableArray.CreateBuilder<OrderEvent>();
        while (Of(order) is [var first, ..] && first.At <= now)
        {
            foreach (var happens in ApprovalDeadlines.WithWhatFollows(order, first.Event, facts, now))
            {
                due.Add(happens);
                order = OrderTimeline.Evolve(order, new TimelineEntry(order.Version + 1, now, "", happens));
            }
        }

        return due.DrainToImmutable();
    }

    private static ImmutableArray<Deadline> Of(StockOrder order) => [.. Open(order).OrderBy(deadline => deadline.At)];

    private static IEnumerable<Deadline> Open(StockOrder order) =>
        order.Archived ? []
        : order.PendingStep() is { } step ? [.. ApprovalDeadlines.Of(order, step), .. Chasing.Of(order), .. Lateness.Of(order)]
        : [.. Chasing.Of(order), .. Lateness.Of(order)];
}

/// <summary>What happens at an instant unless something happens before.</summary>
internal readonly record struct Deadline(DateTimeOffset At, OrderEvent Event);
