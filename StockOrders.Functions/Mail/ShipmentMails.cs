using StockOrders.Domain.Shipments;
using StockOrders.Domain.Values;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Mail;

/// <summary>To whoever buys: goods are on their way, or are not after all.</summary>
internal static class ShipmentMails
{
    public static MailLetter News(MailFacts facts)
    {
        var (sheet, order) = (facts.Sheet, facts.Order);
        var live = order.Shipments.Where(shipment => shipment.IsLive).ToList();
        return new MailLetter(
            live.Count == 0 ? $"Nothing of order {sheet.Name} is on its way any more" : $"Goods of order {sheet.Name} from {sheet.Vendor} are on their way",
            [
                new MailBlock.Words(
                    order.Header.ExpectedDate is { } day
                        ? $"What is announced of the order stands below. It is expected on {Days.Of(day)}."
                        : "What is announced of the order stands below. No day is known on which it will be there."),
                new MailBlock.Facts(
                [
                    new OrderFact("Order", sheet.Name),
                    new OrderFact("Supplier", sheet.Vendor),
                    .. live.Select(shipment => new OrderFact($"Shipment {shipment.Number}", Words(shipment))),
                ]),
            ]);
    }

    private static string Words(Shipment shipment) => string.Join("\n", new[]
    {
        $"{Figures.Quantity(shipment.Lines.Sum(line => line.Quantity))} units of {shipment.Lines.Length} items",
        shipment.Carrier is { } carrier ? $"by {carrier}" : null,
        shipment.Tracking is { } tracking ? $"tracking {tracking}" : null,
        shipment.Reference is { } reference ? $"reference {reference}" : null,
        shipment.ShippedOn is { } shipped ? $"shipped on {Days.Of(shipped)}" : null,
        shipment.ArrivesOn is { } arrives ? $"arrives on {Days.Of(arrives)}" : null,
        shipment.Comment,
    }.OfType<string>());
}
