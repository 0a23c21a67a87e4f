using System.Collections.Immutable;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>Ends an order that was sent: by itself when goods and invoices agree, or short, by a person who says what becomes of the rest.</summary>
internal static class Closing
{
    public static Decision Decide(StockOrder order, OrderCommand.Close close, OrderFacts facts, DateTimeOffset now)
    {
        if (order.Stage == Stage.Closed)
            return Decided.Nothing;
        if (OrderRefusals.Over(order, "it cannot be closed") is { } cancelled)
            return cancelled;
        if (OrderRefusals.NeverSent(order, "cancel it instead") is { } neverSent)
            return neverSent;

        var withoutChange = Changing.CallOff(order, "The order was closed.");
        var missing = Missing(withoutChange.Told(order, now));
        OrderId? backorder = close.Remainder == Remainder.Backorder && !missing.IsEmpty
            ? facts.BackorderId ?? OrderIds.Backorder(order.Id, now)
            : null;
        return Rematching.After(order, [.. withoutChange, new OrderEvent.Closed(missing, backorder, close.Comment)], facts, now);
    }

    public static Decision CloseIfMatched(StockOrder order)
    {
        if (order.Change is not null)
            return Decided.Nothing;

        var isReady = order.Type == OrderType.Purchase
            ? order is { Stage: Stage.Matching, OpenInvoices: 0 } && order.Lines.All(line => line.Invoiced >= line.Received)
            : order.Stage == Stage.Received;
        return isReady ? Decided.Events(new OrderEvent.Closed([], null, null)) : Decided.Nothing;
    }

    private static ImmutableArray<MissingGoods> Missing(StockOrder order) =>
    [
        .. order.Lines.Where(line => line.Outstanding > 0).Select(line => new MissingGoods(line.Variant, line.Ordered, line.Received)),
    ];
}
