using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Receiving;

/// <summary>
/// The order for goods that were missing when another was closed. It begins approved: the same goods at the same prices were approved
/// already, and an approved order cannot be edited. From there it is sent, confirmed and chased like any other.
/// </summary>
internal static class Backorders
{
    /// <summary>The first events of the new order, to be stored with the event that closed the old one; none where nobody asked for one.</summary>
    /// <param name="today">In the account's time zone.</param>
    public static ImmutableArray<OrderEvent> EventsFor(StockOrder order, OrderEvent.Closed closed, DateOnly today)
    {
        if (closed.Backorder is not { } id)
            return [];

        var missing = closed.Missing.ToDictionary(goods => goods.Variant, goods => goods.Ordered - goods.Received);
        ImmutableArray<OrderLine> lines =
        [
            .. order.Lines
                .Where(line => missing.ContainsKey(line.Variant))
                .Select(line => LineRules.Untouched(line) with { Ordered = missing[line.Variant] }),
        ];
        return
        [
            new OrderEvent.Created(id, order.Type, OrderSource.Backorder, Header(order.Header), lines, BackorderOf: order.Id, Day: today),
            new OrderEvent.Submitted(),
            new OrderEvent.ApprovedAsBackorder(order.Id),
        ];
    }

    /// <summary>Charges were on the first order, and its dates have passed.</summary>
    private static OrderHeader Header(OrderHeader header) => header with
    {
        Reference = header.Reference is { } reference ? reference + "-B" : null,
        ShippingHandling = 0,
        ShippingHandlingTax = 0,
        ExpectedDate = null,
        PaymentDate = null,
        ShipmentDate = null,
        CreatedDate = null,
        ReceivedDate = null,
    };
}
