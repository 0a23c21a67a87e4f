using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Domain.Orders;

/// <summary>
/// Edits of header and lines. What an approver or supplier decides on changes only before approval; an edit while someone is asked
/// withdraws the question, and the order, still submitted, is routed again.
/// </summary>
internal static class Editing
{
    public static Decision Decide(StockOrder order, OrderCommand.ChangeHeader change)
    {
        if (change.Header == order.Header)
            return Decided.Nothing;
        if (OrderRefusals.Over(order, "nothing of it changes any more") is { } over)
            return over;

        ImmutableArray<Refusal> refusals = [.. HeaderRules.Check(change.Header, order.Type)];
        if (!refusals.IsEmpty)
            return refusals;

        var edit = new OrderEvent.HeaderChanged(change.Header);
        return order.Header.WithFreeFieldsOf(change.Header) == change.Header ? Decided.Events(edit) : Edit(order, edit);
    }

    public static Decision Decide(StockOrder order, OrderCommand.ChangeLines change)
    {
        var known = order.Lines.ToDictionary(line => line.Variant);
        var removed = change.Removed.Where(known.ContainsKey).Distinct().ToImmutableArray();
        var set = change.Set.Select(line => KeepArrivals(line, known.GetValueOrDefault(line.Variant))).ToImmutableArray();
        var changed = set.Where(line => known.GetValueOrDefault(line.Variant) != line).ToImmutableArray();
        if (removed.IsEmpty && changed.IsEmpty)
            return Decided.Nothing;

        ImmutableArray<Refusal> refusals =
        [
            .. LineRules.CheckEach(set, order.Type),
            .. BothSetAndRemoved(set, change.Removed),
            .. LineRules.CheckCount(order.Lines.Length - removed.Length + set.Count(line => !known.ContainsKey(line.Variant))) is { } count
                ? [count]
                : ImmutableArray<Refusal>.Empty,
        ];
        return refusals.IsEmpty ? Edit(order, new OrderEvent.LinesChanged(changed, removed)) : refusals;
    }

    private static Decision Edit(StockOrder order, OrderEvent edit) => order.Stage switch
    {
        Stage.Draft or Stage.Rejected => Decided.Events(edit),
        Stage.PendingApproval => Decided.Events(
            new OrderEvent.ApprovalWithdrawn(order.PendingStep()!.Step, "The order was edited while it waited for approval."), edit),
        Stage.Approved => Decided.Conflict("already_approved", "The order is approved: what was approved no longer changes. Cancel it and make another."),
        _ => OrderRefusals.Over(order, "nothing of it changes any more") is { } over
            ? over
            : Decided.Conflict("already_sent", "The order was sent: what the supplier was sent no longer changes. Close it and make another."),
    };

    private static OrderLine KeepArrivals(OrderLine line, OrderLine? known) => known is null
        ? LineRules.Untouched(line)
        : line with
        {
            Received = known.Received,
            ReceivedHistory = known.ReceivedHistory,
            Invoiced = known.Invoiced,
            Components = IsSame(line.Components, known.Components) ? known.Components : line.Components,
        };

    /// <summary>By what is in them: arrays that hold the same are not equal by themselves.</summary>
    private static bool IsSame(ImmutableArray<LineComponent>? some, ImmutableArray<LineComponent>? others) =>
        (some ?? []).SequenceEqual(others ?? []);

    private static IEnumerable<Refusal> BothSetAndRemoved(ImmutableArray<OrderLine> set, ImmutableArray<Values.VariantId> removed) => set
        .Select((line, index) => (line.Variant, index))
        .Where(item => removed.Contains(item.Variant))
        .Select(item => new Refusal(
            RefusalKind.Invalid, "item_set_and_removed", $"{item.Variant} cannot be changed and removed at once.", $"items[{item.index}].id"));
}
