using StockOrders.Domain.Orders;
using StockOrders.Domain.Shipments;
using StockOrders.Functions.OpenApi;
using static StockOrders.Functions.OpenApi.Kind;
using static StockOrders.Functions.OpenApi.Operation;

namespace StockOrders.Functions.Shipments;

/// <summary>Advance shipping notices, for the API description. A line for each member.</summary>
internal static class ShipmentDocs
{
    private static readonly Shape Line = new("ShipmentItem", "How much of an item is on its way.")
    {
        { "id", Id, "The variant." },
        { "quantity", Number.From(0), "How much: more than 0, and no more than is outstanding and not announced yet." },
    };

    private static readonly Shape Shipment = new("Shipment", "Goods that are on their way, as the supplier or the buyer says.")
    {
        { "id", Text().ReadOnly, "1 for the order's first." },
        { "status", Word("announced", "withdrawn").ReadOnly, "Whether it still counts." },
        { "reference", Text(ShipmentRules.MaxText).OrNull, "The sender's own number, such as that of the delivery note." },
        { "carrier", Text(ShipmentRules.MaxText).OrNull, "Who carries it." },
        { "tracking", Text(ShipmentRules.MaxText).OrNull, "The carrier's number for it." },
        { "shipped_date", Day.OrNull, "When it left." },
        { "arrival_date", Day.OrNull, "When it is to arrive; it sets the order's expected_date unless shipments_set_dates is off." },
        { "comment", Text(Comments.MaxLength).OrNull, "What else was said." },
        { "items", List(Line).AtMost(LineRules.MaxLines), "What is in it; nothing once it is withdrawn." },
        { "announced_at", Instant.ReadOnly, "When it was announced." },
        { "announced_by", Text().ReadOnly, "By whom: an address of the supplier, or a key." },
        { "corrected_at", Instant.OrNull.ReadOnly, "When it was last corrected." },
        { "withdrawn_at", Instant.OrNull.ReadOnly, "When it was withdrawn." },
    };

    public static readonly Chapter Chapter = new("Shipments", "Advance shipping notices: what of an order is on its way.")
    {
        { "id", OrderId, "The order." },
        { "shipment", Text(), "The shipment's id." },
        Reads("ListShipments", "List the shipments of an order").Pages("shipments", Shipment).Cached(),
        Reads("GetShipment", "Read a shipment").One("shipment", Shipment).Cached(),
        Writes("PostShipment", "Announce a shipment")
            .Says("Suppliers do the same on their page. The same notice twice in a row is one.")
            .Takes("shipment", Shipment, "items")
            .Such("part of an order", """
                {"shipment": {"carrier": "DHL", "tracking": "JD0001", "shipped_date": "2026-05-10", "arrival_date": "2026-05-14",
                  "items": [{"id": "c20_123", "quantity": 3}]}}
                """)
            .One(201, "shipment", The(Shipment)).ETag().Conditional().Repeatable(),
        Writes("PutShipment", "Correct a shipment").Says("The notice whole, as it should have been.")
            .Takes("shipment", Shipment, "items")
            .Such("less of it", """{"shipment": {"carrier": "UPS", "items": [{"id": "c20_123", "quantity": 2}]}}""")
            .One("shipment", Shipment).ETag().Conditional().May(409),
        Writes("DeleteShipment", "Withdraw a shipment").Says("It stays in the list, without its items.")
            .One("shipment", Shipment).ETag().Conditional().May(409),
    };
}
