using System.Text.Json;
using StockOrders.Domain.Files;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Files;

/// <summary>What programs get of a file besides its bytes.</summary>
internal static class FileJson
{
    public static void Write(Utf8JsonWriter json, StockOrder order, OrderFile file)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        members.Text("id", file.Id);
        members.Text("name", file.Name);
        members.Text("media_type", FileKinds.MediaOf(file.Kind));
        members.Number("bytes", file.Bytes);
        members.Text("sha256", file.Sha256);
        members.Instant("received_at", file.At);
        members.Text("received_from", file.By);
        members.Text("invoice", file.Invoice?.Value);
        members.Text("href", $"/api/v1/purchase-orders/{order.Id}/files/{file.Id}");
        json.WriteEndObject();
    }
}
