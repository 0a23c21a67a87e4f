using System.Text.Json;
using StockOrders.Domain.Connections;
using StockOrders.Functions.Connections.Http;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Connections;

/// <summary>How an order stands to a connection, as programs get it.</summary>
internal static class SaveJson
{
    public static void Write(Utf8JsonWriter json, ConnectionSave save)
    {
        json.WriteStartObject();
        json.WriteString("connection", save.Connection);
        json.WriteString("connection_id", save.Connection);
        json.WriteBoolean("save_po", true);
        json.WriteString("status", WordOf(save.Status));
        if (save.Saved is { } saved)
        {
            WireJson.Id(json, saved.Id);
            json.WriteString("reference", saved.Reference);
        }
        else
        {
            json.WriteNull("id");
            json.WriteNull("reference");
        }

        json.WriteString("message", save.Message);
        json.WriteEndObject();
    }

    /// <summary>A connection that the order was never to be saved into.</summary>
    public static void WriteNone(Utf8JsonWriter json, string connection)
    {
        json.WriteStartObject();
        json.WriteString("connection", connection);
        json.WriteString("connection_id", connection);
        json.WriteBoolean("save_po", false);
        foreach (var name in new[] { "status", "id", "reference", "message" })
        {
            json.WriteNull(name);
        }

        json.WriteEndObject();
    }

    private static string WordOf(SaveStatus status) => ChoiceWords.Of(status);
}
