using System.Collections.Immutable;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Receiving;

/// <summary>
/// Received totals as they stand now, so that the same report twice changes nothing, even after the order is over. A lower total is a
/// correction; more than ordered is refused, all lines or none.
/// </summary>
internal static class Receipts
{
    public static Decision Decide(StockOrder order, OrderCommand.Receive receive, OrderFacts facts, DateTimeOffset now)
    {
        var lines = order.Lines.ToDictionary(line => line.Variant);
        ImmutableArray<Refusal> refusals = [.. Check(receive.Totals, lines)];
        if (!refusals.IsEmpty)
            return refusals;

        ImmutableArray<ReceivedTotal> changed =
        [
            .. receive.Totals
                .Where(total => total.Total != lines[total.Variant].Received)
                .Select(total => new ReceivedTotal(total.Variant, lines[total.Variant].Received, total.Total)),
        ];
        if (changed.IsEmpty)
            return Decided.Nothing;
        if (OrderRefusals.Over(order, "nothing more is received on it; receive on its backorder, or on a new order") is { } over)
            return over;
        if (OrderRefusals.NeverSent(order, "goods are received only on an order that was sent") is { } neverSent)
            return neverSent;

        refusals = [.. OverOrdered(receive.Totals, lines), .. NotSentYet(order, receive.Totals, lines)];
        return refusals.IsEmpty
            ? Rematching.After(order, [new OrderEvent.GoodsReceived(changed, ClockDays.DayOf(now, facts.Settings.TimeZone))], facts, now)
            : refusals;
    }

    /// <summary>While a change is under way, goods are taken that both the order and what its supplier was sent have room for.</summary>
    private static IEnumerable<Refusal> NotSentYet(StockOrder order, ImmutableArray<NewTotal> totals, Dictionary<VariantId, OrderLine> lines)
    {
        if (order.Change is not { } change)
            return [];

        var sent = change.SentLines.ToDictionary(line => line.Variant, line => line.Ordered);
        return totals
            .Select((total, index) => (total, index, Sent: sent.GetValueOrDefault(total.Variant)))
            .Where(item => item.total.Total > item.Sent && item.total.Total <= lines[item.total.Variant].Ordered)
            .Select(item => new Refusal(
                RefusalKind.Conflict,
                "change_not_sent",
                $"{Figures.Quantity(item.total.Total)} received of {item.total.Variant}, but the supplier was sent an order of {Figures.Quantity(item.Sent)}; "
                + "the change is not sent yet.",
                $"items[{item.index}].received"));
    }

    private static IEnumerable<Refusal> Check(ImmutableArray<NewTotal> totals, Dictionary<VariantId, OrderLine> lines)
    {
        var seen = new HashSet<VariantId>(totals.Length);
        for (var index = 0; index < totals.Length; index++)
        {
            var (variant, total) = totals[index];
            if (!lines.TryGetValue(variant, out var line))
                yield return Invalid("unknown_item", $"{variant} is not on the order.", $"items[{index}].id");
            else if (!seen.Add(variant))
                yield return Invalid("item_twice", $"{variant} is given twice.", $"items[{index}].id");
            else if (Quantities.Refusal(total, line.UnitDecimals, $"items[{index}].received") is { } refusal)
                yield return refusal;
        }
    }

    private static IEnumerable<Refusal> OverOrdered(ImmutableArray<NewTotal> totals, Dictionary<VariantId, OrderLine> lines) => totals
        .Select((total, index) => (total, index, lines[total.Variant].Ordered))
        .Where(item => item.total.Total > item.Ordered)
        .Select(item => new Refusal(
            RefusalKind.Conflict,
            "received_over_ordered",
            $"{Figures.Quantity(item.total.Total)} received of {item.total.Variant}, but only {Figures.Quantity(item.Ordered)} were ordered.",
            $"items[{item.index}].received"));

    private static Refusal Invalid(string code, string message, string field) => new(RefusalKind.Invalid, code, message, field);
}
