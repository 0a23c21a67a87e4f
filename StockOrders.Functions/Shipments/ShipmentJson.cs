using System.Globalization;
using System.Text.Json;
using StockOrders.Domain.Shipments;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Shipments;

/// <summary>A shipping notice as programs get it.</summary>
internal static class ShipmentJson
{
    public static void Write(Utf8JsonWriter json, Shipment shipment)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Text("id", shipment.Number.ToString(CultureInfo.InvariantCulture));
        members.Text("status", shipment.IsLive ? "announced" : "withdrawn");
        members.Text("reference", shipment.Reference);
        members.Text("carrier", shipment.Carrier);
        members.Text("tracking", shipment.Tracking);
        members.Day("shipped_date", shipment.ShippedOn);
        members.Day("arrival_date", shipment.ArrivesOn);
        members.Text("comment", shipment.Comment);
        json.WriteStartArray("items");
        foreach (var line in shipment.Lines)
        {
            json.WriteStartObject();
            json.WriteString("id", line.Variant.Value);
            json.WriteNumber("quantity", line.Quantity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        members.Instant("announced_at", shipment.AnnouncedAt);
        members.Text("announced_by", shipment.By);
        members.Instant("corrected_at", shipment.CorrectedAt);
        members.Instant("withdrawn_at", shipment.WithdrawnAt);
        json.WriteEndObject();
    }
}
