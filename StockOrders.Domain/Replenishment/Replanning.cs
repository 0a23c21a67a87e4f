using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// What a run may do to drafts of runs: those that nobody has touched it writes anew or takes back, to others it adds. Whatever a person did
/// stands, however late the run comes to know of it.
/// </summary>
internal static class Replanning
{
    /// <summary>The code by which a run is told that its plan does not fit this order any more.</summary>
    public const string NotItsDraft = "not_its_draft";

    public static Decision Decide(StockOrder order, OrderCommand.Replan replan)
    {
        if (!RunDrafts.IsPlanned(order))
            return Touched(order);
        if (IsSame(order, replan))
            return Decided.Nothing;

        ImmutableArray<OrderLine> lines = [.. replan.Lines.Select(LineRules.Untouched)];
        ImmutableArray<Refusal> refusals = [.. HeaderRules.Check(replan.Header, order.Type), .. LineRules.Check(lines, order.Type)];
        return refusals.IsEmpty
            ? Decided.Events(new OrderEvent.Replanned(replan.Run, replan.Night, replan.Header, lines, replan.Reason))
            : refusals;
    }

    public static Decision Decide(StockOrder order, OrderCommand.Withdraw withdraw) =>
        RunDrafts.IsPlanned(order) ? Decided.Events(new OrderEvent.Cancelled(withdraw.Reason)) : Touched(order);

    public static Decision Decide(StockOrder order, OrderCommand.TopUp more)
    {
        if (!RunDrafts.IsOpen(order))
            return Touched(order);
        if (order.PlannedBy == more.Run || more.Lines.IsEmpty)
            return Decided.Nothing;

        var known = order.Lines.ToDictionary(line => line.Variant);
        ImmutableArray<OrderLine> set = [.. more.Lines.Select(line => Added(line, known.GetValueOrDefault(line.Variant), order.Header))];
        ImmutableArray<Refusal> refusals =
        [
            .. LineRules.CheckEach(set, order.Type),
            .. LineRules.CheckCount(order.Lines.Length + set.Count(line => !known.ContainsKey(line.Variant))) is { } count ? [count] : ImmutableArray<Refusal>.Empty,
        ];
        return refusals.IsEmpty ? Decided.Events(new OrderEvent.ToppedUp(more.Run, more.Night, set, more.Reason)) : refusals;
    }

    /// <summary>The line as it stands, with what is needed beyond it: price and texts stay what people saw.</summary>
    private static OrderLine Added(OrderLine more, OrderLine? known, OrderHeader header)
    {
        var terms = header.Ordering ?? OrderingTerms.Standard;
        var round = terms.InMultiples ? terms.Round : UomRound.Off;
        var wanted = (known?.Ordered ?? 0) + more.Ordered;
        var rounded = OrderQuantity.Rounded(wanted, terms.Moq == MoqScope.Variant ? more.VendorPackaging : null, more.UomOrdering, more.UnitDecimals, round);
        return (known ?? LineRules.Untouched(more)) with { Ordered = Math.Max(known?.Ordered ?? 0, rounded) };
    }

    /// <summary>The day on which goods would be here moves on every night; by itself it is no reason to write the draft anew.</summary>
    private static bool IsSame(StockOrder order, OrderCommand.Replan replan) =>
        order.Header == replan.Header with { ExpectedDate = order.Header.ExpectedDate }
        && order.Lines.Length == replan.Lines.Length
        && order.Lines.Zip(replan.Lines).All(pair => LineRules.IsSame(pair.First, pair.Second));

    private static Decision Touched(StockOrder order) => Decided.Conflict(
        NotItsDraft, $"{order.Header.Reference ?? order.Id.Value} is not as a run left it: it has been changed, submitted or cancelled.");
}
