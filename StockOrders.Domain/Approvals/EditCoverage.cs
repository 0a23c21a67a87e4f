using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Approvals;

/// <summary>What an edit does to a question that is open or an approval that was given.</summary>
internal static class EditCoverage
{
    /// <summary>Of an order, or a change of one, that somebody is asked about. Where nobody would have to be asked any more, it goes round and through.</summary>
    public static ImmutableArray<OrderEvent> Asked(StockOrder order, OrderEvent edit, string reason, OrderFacts facts, DateTimeOffset now)
    {
        var covered = Of(order, edit, facts, now);
        return IsCovered(covered) && !Routing.GoesThrough(After(order, covered, now), facts)
            ? [covered]
            : [new OrderEvent.ApprovalWithdrawn(order.PendingStep()!.Step, reason), With(covered, isCovered: false)];
    }

    /// <summary>The edit, marked as covered or with the one who wants more.</summary>
    public static OrderEvent Of(StockOrder order, OrderEvent edit, OrderFacts facts, DateTimeOffset now)
    {
        var isCovered = Coverage.Gap(order.AsAsked(), After(order, edit, now), facts) is null;
        return isCovered ? With(edit, isCovered: true) : By(edit, facts);
    }

    /// <summary>Nobody is asked yet: who makes more of the order than it was asks for it too.</summary>
    public static OrderEvent AskedForBy(StockOrder order, OrderEvent edit, OrderFacts facts, DateTimeOffset now) =>
        After(order, edit, now) is var after && (Coverage.Growth(order, after) ?? Coverage.Shift(order, after)) is null ? edit : By(edit, facts);

    private static StockOrder After(StockOrder order, OrderEvent edit, DateTimeOffset now) =>
        OrderTimeline.Evolve(order, new TimelineEntry(order.Version + 1, now, "", edit));

    private static bool IsCovered(OrderEvent edit) => edit is OrderEvent.HeaderChanged { Covered: true } or OrderEvent.LinesChanged { Covered: true };

    private static OrderEvent With(OrderEvent edit, bool isCovered) => edit switch
    {
        OrderEvent.HeaderChanged header => header with { Covered = isCovered ? true : null },
        OrderEvent.LinesChanged lines => lines with { Covered = isCovered ? true : null },
        _ => throw new InvalidOperationException($"{edit.GetType().Name} is no edit."),
    };

    private static OrderEvent By(OrderEvent edit, OrderFacts facts) => edit switch
    {
        OrderEvent.HeaderChanged header => header with { Requester = facts.Caller.AsRequester() },
        OrderEvent.LinesChanged lines => lines with { Requester = facts.Caller.AsRequester() },
        _ => throw new InvalidOperationException($"{edit.GetType().Name} is no edit."),
    };
}
