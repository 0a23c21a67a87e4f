using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Shipments;

/// <summary>What shipments say of the day on which an order will be there.</summary>
internal static class ShipmentDays
{
    /// <summary>
    /// The last arrival where everything outstanding is on its way with a day; an arrival later than the order's day where only some of it
    /// is, for the order cannot be whole before. Null where shipments say nothing of it.
    /// </summary>
    public static DateOnly? Expected(StockOrder order)
    {
        var live = order.Shipments.Where(shipment => shipment is { IsLive: true, ArrivesOn: not null }).ToList();
        if (live.Count == 0)
            return null;
        var last = live.Max(shipment => shipment.ArrivesOn!.Value);
        return order.Lines.All(line => line.Outstanding <= OnTheirWay.Of(line, live)) || order.Header.ExpectedDate is not { } standing || last > standing
            ? last
            : null;
    }
}
