using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>A new draft of what another order ordered, at the same prices. Nothing that happened to the other is on it, and its dates have passed.</summary>
internal static class Duplicating
{
    public static OrderCommand.Create Of(StockOrder order, OrderId copy) => new(
        copy,
        order.Type,
        OrderSource.Duplicate,
        order.Header with { CreatedDate = null, ExpectedDate = null, PaymentDate = null, ShipmentDate = null, ReceivedDate = null },
        order.Lines,
        DuplicateOf: order.Id);
}
