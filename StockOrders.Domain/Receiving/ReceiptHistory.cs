using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Receiving;

/// <summary>What arrivals and their corrections make of an order.</summary>
internal static class ReceiptHistory
{
    public static StockOrder Apply(StockOrder order, OrderEvent.GoodsReceived goods, DateTimeOffset at)
    {
        var totals = goods.Totals.ToDictionary(total => total.Variant);
        ImmutableArray<OrderLine> lines =
        [
            .. order.Lines.Select(line => totals.Remove(line.Variant, out var total) ? Arrive(line, total, at) : line),
        ];
        if (totals.Count > 0)
            throw new InvalidOperationException($"Order {order.Id} received {totals.Keys.First()}, which is not on it.");

        var stage = Arrivals.StageOf(lines, order.Dispatch);
        return order with
        {
            Header = order.Header with { ReceivedDate = null },
            Lines = lines,
            Stage = stage,
            ReceivedDate = lines.Any(line => line.Received > 0) ? goods.Day : null,
        };
    }

    private static OrderLine Arrive(OrderLine line, ReceivedTotal total, DateTimeOffset at) => line with
    {
        Received = total.To,
        ReceivedHistory = line.ReceivedHistory.Add(new ReceivedEntry(at, total.To - total.From)),
    };
}
