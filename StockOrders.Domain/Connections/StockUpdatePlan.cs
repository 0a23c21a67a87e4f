using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Connections;

/// <summary>What is to become of one wanted line: it is pushed, or an earlier push is the very same, or it cannot be.</summary>
/// <param name="Push">The line to begin with; null where nothing new is sent.</param>
/// <param name="Earlier">The number of the push that this line was, or is, part of already.</param>
internal readonly record struct StockUpdateVerdict(WantedStock Wanted, StockUpdateLine? Push = null, int? Earlier = null, Refusal? Refusal = null);

/// <summary>Which of the wanted lines can be pushed as the order stands. Each line stands for itself.</summary>
internal static class StockUpdatePlan
{
    public static ImmutableArray<StockUpdateVerdict> Of(StockOrder order, bool forDestination, ImmutableArray<WantedStock> wanted)
    {
        var moved = StockMoved.Of(order, forDestination).ToDictionary(stock => stock.Variant);
        var last = new Dictionary<VariantId, (int Number, StockUpdateLine Line)>();
        foreach (var push in order.StockUpdates.Where(push => push.ForDestination == forDestination))
        {
            foreach (var line in push.Lines)
                last[line.Variant] = (push.Number, line);
        }

        var seen = new HashSet<VariantId>();
        return
        [
            .. wanted.Select(line =>
                !seen.Add(line.Variant) ? No(line, "item_twice", $"{line.Variant} is given twice.", "id")
                : !moved.TryGetValue(line.Variant, out var stock) ? No(line, "unknown_item", $"{line.Variant} is not on the order.", "id")
                : Verdict(line, stock, last.TryGetValue(line.Variant, out var former) ? former : null)),
        ];
    }

    private static StockUpdateVerdict Verdict(WantedStock wanted, StockMoved stock, (int Number, StockUpdateLine Line)? former)
    {
        // A client that lost the answer asks for the same again; only goods that arrived since make it a new push.
        var isSame = former is { Line: var line } && line.State != StockUpdateState.Failed
            && line.Delta == wanted.Delta && (wanted.StockBefore is null || line.StockBefore == wanted.StockBefore);
        if (isSame && (former!.Value.Line.State == StockUpdateState.Running || !IsWithin(wanted.Delta, stock.Available)))
            return new StockUpdateVerdict(wanted, Earlier: former.Value.Number);
        if (former is { Line: { State: StockUpdateState.Running } running })
        {
            return No(
                wanted, "push_running", $"{Figures.Quantity(running.Delta)} of {wanted.Variant} are being pushed; wait for what comes of it.", "delta");
        }

        if (wanted.Delta == 0)
            return No(wanted, "nothing_to_push", "A delta of 0 changes no stock.", "delta");
        if (!IsWithin(wanted.Delta, stock.Available))
        {
            return No(
                wanted,
                "more_than_available",
                $"{Figures.Quantity(wanted.Delta)} of {wanted.Variant} cannot be pushed: {Figures.Quantity(stock.Available)} can "
                    + $"({Figures.Quantity(stock.Moved)} moved, {Figures.Quantity(stock.Pushed)} pushed before).",
                "delta");
        }

        if (!Quantities.HasAtMost(wanted.Delta, stock.UnitDecimals))
            return No(wanted, "quantity_not_whole", $"{wanted.Delta} has more digits after the point than the unit of {wanted.Variant} allows.", "delta");
        if (wanted is { StockBefore: { } before, StockNow: { } now } && before != now)
        {
            return No(
                wanted,
                "stock_changed",
                $"stock_before is {Figures.Quantity(before)}, but the stock of {wanted.Variant} is {Figures.Quantity(now)} now. Read it again.",
                "stock_before");
        }

        return new StockUpdateVerdict(
            wanted, new StockUpdateLine(wanted.Variant, wanted.Delta, stock.Pushed + wanted.Delta, wanted.StockBefore ?? wanted.StockNow));
    }

    /// <summary>In the same direction, and no further.</summary>
    private static bool IsWithin(decimal delta, decimal available) =>
        Math.Sign(delta) == Math.Sign(available) && Math.Abs(delta) <= Math.Abs(available);

    private static StockUpdateVerdict No(WantedStock wanted, string code, string message, string field) =>
        new(wanted, Refusal: new Refusal(RefusalKind.Conflict, code, message, field));
}
