using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>Days of the account. Null clears; the days of creation and of the last arrival are then those on which they happened.</summary>
internal static class HeaderDays
{
    private sealed record Member(string Name, Func<OrderHeader, DateOnly?, OrderHeader> Set);

    private static readonly Member[] Members =
    [
        new("expected_date", (header, value) => header with { ExpectedDate = value }),
        new("payment_date", (header, value) => header with { PaymentDate = value }),
        new("shipment_date", (header, value) => header with { ShipmentDate = value }),
    ];

    public static IEnumerable<HeaderChange> Read(JsonFields fields)
    {
        foreach (var member in Members.Where(member => fields.Has(member.Name)))
        {
            var value = fields.Day(member.Name);
            yield return (header, _) => member.Set(header, value);
        }

        if (fields.Has("created_date"))
        {
            var created = fields.Day("created_date");
            yield return (header, known) => header with
            {
                CreatedDate = known is not null && created == OrderDays.Created(known) ? known.Header.CreatedDate : created,
            };
        }

        if (fields.Has("received_date"))
        {
            var received = fields.Day("received_date");
            yield return (header, known) => header with
            {
                ReceivedDate = known is not null && received == OrderDays.Received(known) ? known.Header.ReceivedDate : received,
            };
        }
    }
}
