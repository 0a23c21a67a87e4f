using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Shipments;

/// <summary>How much of a line was announced and has not arrived.</summary>
internal static class OnTheirWay
{
    /// <summary>What arrives after the first announcement is taken to be what was announced, oldest first.</summary>
    public static decimal Of(OrderLine line, IEnumerable<Shipment> shipments)
    {
        var (announced, before) = Announced(line, shipments);
        return Math.Clamp(announced - Math.Max(0, line.Received - before), 0, line.Outstanding);
    }

    /// <returns>All that was announced of the line, and what had arrived before the first of it.</returns>
    public static (decimal Quantity, decimal ReceivedBefore) Announced(OrderLine line, IEnumerable<Shipment> shipments)
    {
        var (sum, before) = (0m, (decimal?)null);
        foreach (var shipped in shipments.Where(shipment => shipment.IsLive).SelectMany(shipment => shipment.Lines).Where(shipped => shipped.Variant == line.Variant))
        {
            sum += shipped.Quantity;
            before = Math.Min(before ?? shipped.ReceivedBefore, shipped.ReceivedBefore);
        }

        return (sum, before ?? line.Received);
    }
}
