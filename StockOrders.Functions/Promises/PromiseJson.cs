using System.Text.Json;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Promises;

/// <summary>What can be promised of one variant from one warehouse, as it is answered.</summary>
internal static class PromiseJson
{
    public const string Plural = "available-to-promise";

    public static void Write(Utf8JsonWriter json, PromiseLine line, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        members.Text("variant", line.Variant.Id.Value);
        members.Text("warehouse", line.Warehouse.Value);
        members.Text("sku", line.Variant.Sku);
        members.Text("title", line.Variant.Title);
        members.Text("category", line.Variant.Category);
        members.Text("brand", line.Variant.Brand);
        members.Flag("removed", line.Variant.Removed);
        members.Number("on_hand", line.OnHand);
        members.Number("reserved", line.Reserved);
        members.Number("incoming", line.Incoming);
        members.Number("overdue", line.Moves.Overdue);
        members.Number("undated", line.Moves.Undated);
        members.Number("not_sent", line.Moves.NotSent);
        members.Number("outgoing", line.Outgoing);
        members.Number("available", line.Available);
        if (members.Has("days"))
        {
            Days(json, line);
        }

        json.WriteEndObject();
    }

    private static void Days(Utf8JsonWriter json, PromiseLine line)
    {
        json.WriteStartArray("days");
        foreach (var day in line.Days)
        {
            var members = new JsonMembers(json, null);
            json.WriteStartObject();
            members.Day("date", day.Day);
            members.Number("incoming", day.Incoming);
            members.Number("outgoing", day.Outgoing);
            members.Number("discrete", day.Discrete);
            members.Number("cumulative", day.Cumulative);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
