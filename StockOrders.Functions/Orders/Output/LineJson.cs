using System.Collections.Immutable;
using System.Text.Json;
using StockOrders.Domain.Orders;

namespace StockOrders.Functions.Orders.Output;

internal static class LineJson
{
    public static void Write(Utf8JsonWriter json, OrderLine line)
    {
        json.WriteStartObject();
        json.WriteString("id", line.Variant.Value);
        json.WriteString("title", line.Title);
        json.WriteString("sku", line.Sku);
        json.WriteString("barcode", line.Barcode);
        json.WriteString("vendor_name", line.VendorName);
        json.WriteString("vendor_reference", line.VendorReference);
        Number(json, "uom_ordering", line.UomOrdering);
        Number(json, "vendor_packaging", line.VendorPackaging);
        json.WriteNumber("replenishment", line.Ordered);
        json.WriteNumber("cost_price", line.CostPrice);
        json.WriteNumber("received", line.Received);
        json.WriteNumber("outstanding", line.Outstanding);
        json.WriteNumber("invoiced", line.Invoiced);
        json.WriteStartArray("received_history");
        foreach (var entry in line.ReceivedHistory)
        {
            json.WriteStartObject();
            json.WriteNumber("date", entry.At.ToUnixTimeSeconds());
            json.WriteNumber("value", entry.Difference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (line.Components is { } components)
        {
            Components(json, components);
        }

        json.WriteEndObject();
    }

    private static void Components(Utf8JsonWriter json, ImmutableArray<LineComponent> components)
    {
        json.WriteStartArray("components");
        foreach (var part in components)
        {
            json.WriteStartObject();
            json.WriteString("id", part.Variant.Value);
            json.WriteNumber("quantity", part.Quantity);
            json.WriteString("sku", part.Sku);
            json.WriteString("title", part.Title);
            json.WriteString("barcode", part.Barcode);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
