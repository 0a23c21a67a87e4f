using System.Text.Json;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage.Formats;

namespace StockOrders.Functions.Orders.Output;

internal static class TimelineJson
{
    /// <summary>The event's own name stands in <c>type</c>, so the discriminator of its stored form is left out.</summary>
    private const string Discriminator = "$";

    public static void Write(Utf8JsonWriter json, TimelineEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", entry.Sequence);
        json.WriteString("at", Rfc3339.Of(entry.At));
        json.WriteString("type", OrderEventNames.Of(entry.Event));
        json.WriteString("actor", entry.Actor);
        json.WriteStartObject("data");
        using var data = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(entry.Event, StoredJson.Of<OrderEvent>()));
        foreach (var member in data.RootElement.EnumerateObject().Where(member => member.Name != Discriminator))
        {
            member.WriteTo(json);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
