using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Orders.Lists;

/// <summary>How little has to be read to answer a list of orders.</summary>
/// <param name="Span">No order outside of it can pass the filters.</param>
/// <param name="IsExact">Every order in it passes them, so rows need not be looked into.</param>
internal sealed record OrderListPlan(OrderSpan Span, bool IsExact)
{
    /// <summary>True where the account's counts know how many orders there are in it.</summary>
    public bool IsCounted => IsExact && !Span.IsBounded;

    private const long DayMilliseconds = 86_400_000;
    private static readonly int DaysBefore1970 = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static OrderListPlan Of(IReadOnlyList<Filter<OrderIndexRow>> filters)
    {
        var byStage = filters.Where(filter => filter.Name is "status" or "stage").ToList();
        var byTime = filters.Where(filter => filter.Name is "last_modified" or "updated_at").ToList();
        var stages = Enum.GetValues<Stage>().Where(stage => byStage.TrueForAll(filter => Holds(filter, stage))).ToHashSet();
        var statuses = StageStatus.All.Where(status => stages.Any(stage => StageStatus.Of(stage) == status)).ToImmutableArray();

        var (from, to) = (0L, long.MaxValue);
        foreach (var filter in byTime)
        {
            var bounds = BoundsOf(filter);
            (from, to) = (Math.Max(from, bounds.From), Math.Min(to, bounds.To));
        }

        return new OrderListPlan(
            new OrderSpan(statuses, from, to),
            byStage.Count + byTime.Count == filters.Count
            && Enum.GetValues<Stage>().All(stage => stages.Contains(stage) == statuses.Contains(StageStatus.Of(stage)))
            && byTime.TrueForAll(IsWhole));
    }

    private static bool Holds(Filter<OrderIndexRow> filter, Stage stage) =>
        filter.Holds(Cell.Of(filter.Name == "status" ? StageStatus.Of(stage) : OrderJson.StageOf(stage)));

    /// <summary>True where the bounds say all that the filter does.</summary>
    private static bool IsWhole(Filter<OrderIndexRow> filter) =>
        filter.Kind == CellKind.Instant
        && filter.Values[0].Number is not null
        && filter.Relation is FilterRelation.Equal or FilterRelation.Greater or FilterRelation.GreaterOrEqual or FilterRelation.Less or FilterRelation.LessOrEqual;

    /// <summary>Unix milliseconds, both included. A day is taken with one on each side, wherever the account's clocks are.</summary>
    private static (long From, long To) BoundsOf(Filter<OrderIndexRow> filter)
    {
        if (filter.Values[0].Number is not { } number)
        {
            return (0, long.MaxValue);
        }

        var isDay = filter.Kind == CellKind.Day;
        var from = isDay ? ((long)number - DaysBefore1970 - 1) * DayMilliseconds : (long)number;
        var to = isDay ? from + (3 * DayMilliseconds) : from;
        return filter.Relation switch
        {
            FilterRelation.Equal => (from, to),
            FilterRelation.Greater => (isDay ? from : from + 1, long.MaxValue),
            FilterRelation.GreaterOrEqual => (from, long.MaxValue),
            FilterRelation.Less => (0, isDay ? to : to - 1),
            FilterRelation.LessOrEqual => (0, to),
            _ => (0, long.MaxValue),
        };
    }
}
