using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>
/// Edits of header and lines. What an approver decides on is never sent without their decision: an edit that goes beyond what was asked or
/// approved withdraws the question and goes round again, one within it leaves both as they are, and one after sending is a change order.
/// </summary>
internal static class Editing
{
    public static Decision Decide(StockOrder order, OrderCommand.ChangeHeader change, OrderFacts facts, DateTimeOffset now)
    {
        if (change.Header == order.Header)
            return Decided.Nothing;
        if (Shut(order) is { } shut)
            return shut;

        ImmutableArray<Refusal> refusals = [.. HeaderRules.Check(change.Header, order.Type), .. Fixed(order, change.Header)];
        if (!refusals.IsEmpty)
            return refusals;

        var revises = order.Header.WithFreeFieldsOf(change.Header) != change.Header;
        var edit = new OrderEvent.HeaderChanged(change.Header, revises);
        return revises ? Edit(order, edit, facts, now) : Decided.Events(edit);
    }

    public static Decision Decide(StockOrder order, OrderCommand.ChangeLines change, OrderFacts facts, DateTimeOffset now)
    {
        var known = order.Lines.ToDictionary(line => line.Variant);
        var removed = change.Removed.Where(known.ContainsKey).Distinct().ToImmutableArray();
        var set = change.Set.Select(line => LineRules.KeepHappenings(line, known.GetValueOrDefault(line.Variant))).ToImmutableArray();
        var changed = set.Where(line => known.GetValueOrDefault(line.Variant) != line).ToImmutableArray();
        if (removed.IsEmpty && changed.IsEmpty)
            return Decided.Nothing;
        if (Shut(order) is { } shut)
            return shut;

        ImmutableArray<Refusal> refusals =
        [
            .. LineRules.CheckEach(set, order.Type),
            .. BothSetAndRemoved(set, change.Removed),
            .. LineRules.CheckCount(order.Lines.Length - removed.Length + set.Count(line => !known.ContainsKey(line.Variant))) is { } count
                ? [count.Code == "no_items" ? LastItem : count]
                : ImmutableArray<Refusal>.Empty,
            .. ReceivedRules.Check(set, removed, known),
        ];
        if (!refusals.IsEmpty)
            return refusals;

        var revises = !removed.IsEmpty || changed.Any(line => !known.TryGetValue(line.Variant, out var before) || before.WithFreeFieldsOf(line) != line);
        var edit = new OrderEvent.LinesChanged(changed, removed, revises);
        return revises ? Edit(order, edit, facts, now) : Decided.Events(edit);
    }

    private static Refusal LastItem { get; } =
        new(RefusalKind.Conflict, "no_items", "An order keeps at least one item. Delete or cancel the order instead.", "items");

    /// <summary>Null while something of the order may change.</summary>
    private static Refusal? Shut(StockOrder order) => OrderRefusals.Over(order, "nothing of it changes any more")
        ?? OrderRefusals.Archived(order, "reprocess it before it is edited");

    private static IEnumerable<Refusal> Fixed(StockOrder order, OrderHeader wanted) =>
        order.Dispatch is null ? [] : Changing.Fixed(order.Header, wanted);

    private static Decision Edit(StockOrder order, OrderEvent edit, OrderFacts facts, DateTimeOffset now) => order.Stage switch
    {
        Stage.Draft or Stage.Rejected => Decided.Events(EditCoverage.AskedForBy(order, edit, facts, now)),
        Stage.Approved => Decided.Events(EditCoverage.Of(order, edit, facts, now)),
        Stage.PendingApproval => EditCoverage.Asked(order, edit, "The order was edited while it waited for approval.", facts, now),
        _ => Changing.Decide(order, edit, facts, now),
    };

    private static IEnumerable<Refusal> BothSetAndRemoved(ImmutableArray<OrderLine> set, ImmutableArray<VariantId> removed) => set
        .Select((line, index) => (line.Variant, index))
        .Where(item => removed.Contains(item.Variant))
        .Select(item => new Refusal(
            RefusalKind.Invalid, "item_set_and_removed", $"{item.Variant} cannot be changed and removed at once.", $"items[{item.index}].id"));
}
