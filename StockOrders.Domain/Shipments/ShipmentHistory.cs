using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Shipments;

/// <summary>What announcements make of an order.</summary>
internal static class ShipmentHistory
{
    public static StockOrder Apply(StockOrder order, TimelineEntry entry) => entry.Event switch
    {
        OrderEvent.ShipmentAnnounced e => order with { Shipments = order.Shipments.Add(e.Shipment) },
        OrderEvent.ShipmentCorrected e => With(order, e.Shipment with { CorrectedAt = entry.At }),
        OrderEvent.ShipmentWithdrawn e => With(order, order.Shipments.Single(known => known.Number == e.Shipment) with { WithdrawnAt = entry.At, Lines = [] }),
        _ => throw new InvalidOperationException($"{entry.Event.GetType().Name} is not about a shipment."),
    };

    private static StockOrder With(StockOrder order, Shipment shipment) =>
        order with { Shipments = [.. order.Shipments.Select(known => known.Number == shipment.Number ? shipment : known)] };
}
