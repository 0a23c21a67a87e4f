using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Lines that a client adds to an order: none of them may be on it already.</summary>
internal sealed class LineAdditions(
    IReadOnlyList<LineEdit> lines, IReadOnlyDictionary<VariantId, Variant> variants, LinePrices prices, Findings findings)
{
    public Outcome<ImmutableArray<OrderCommand>> CommandsFor(StockOrder order)
    {
        ImmutableArray<Refusal> there = [.. lines.Select(line => AlreadyThere(order, line)).OfType<Refusal>()];
        if (!there.IsEmpty)
        {
            return there;
        }

        var added = NewLines.Of(lines, variants, order.Header, order.Type, prices);
        return findings.IsSound
            ? ImmutableArray.Create<OrderCommand>(new OrderCommand.ChangeLines(added, []))
            : findings.Errors;
    }

    private static Refusal? AlreadyThere(StockOrder order, LineEdit line) =>
        LineAddress.Find(order, line.Id!, line.PathOf("id")) is { IsRefused: false, Value: var found }
            ? new Refusal(RefusalKind.Conflict, "item_exists", $"{found.Variant} is on the order already; change it instead.", line.PathOf("id"))
            : null;
}
