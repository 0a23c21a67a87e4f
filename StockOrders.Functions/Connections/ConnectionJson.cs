using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Connections;

/// <summary>A connection as administrators see it: whether there is a secret, and never which.</summary>
internal static class ConnectionJson
{
    public static FrozenDictionary<string, ListField<ConnectionRow>> Fields { get; } = new ListField<ConnectionRow>[]
    {
        new("id", CellKind.Text, row => Cell.Of(row.Name)),
        new("name", CellKind.Text, row => Cell.Of(row.Name)),
        new("type", CellKind.Word, row => Cell.Of(row.Type)),
        new("url", CellKind.Text, row => Cell.Of(row.Url)),
        new("owns_orders", CellKind.Flag, row => Cell.Of(row.OwnsOrders)),
        new("created_at", CellKind.Instant, row => Cell.Of(row.Created)),
    }.ToFrozenDictionary(field => field.Name);

    public static ListOrder<ConnectionRow> ByName { get; } = ListOrder<ConnectionRow>.By(Fields["name"]);

    public static void Write(Utf8JsonWriter json, ConnectionRow row, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        members.Text("id", row.Name);
        members.Text("name", row.Name);
        members.Text("type", row.Type);
        members.Text("url", row.Url);
        members.Flag("secret_set", row.Secret.Length > 0);
        members.Flag("owns_orders", row.OwnsOrders);
        members.Instant("created_at", row.Created);
        json.WriteEndObject();
    }
}
