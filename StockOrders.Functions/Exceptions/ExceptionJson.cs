using System.Text.Json;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Exceptions;

/// <summary>An exception as programs get it, with what can be done about it.</summary>
internal static class ExceptionJson
{
    public const string Name = "exception";
    public const string Plural = "exceptions";

    public static void Write(Utf8JsonWriter json, ExceptionLine line, FieldChoice? choice)
    {
        var members = new JsonMembers(json, choice);
        json.WriteStartObject();
        members.Text("id", line.Name.ToString());
        members.Text("kind", ChoiceWords.Of(line.Open.Kind));
        members.Text("purchase_order", line.Order.Value);
        members.Text("reference", line.Row.Reference);
        members.Text("vendor", line.Row.Vendor?.Value);
        members.Text("vendor_name", line.Row.VendorName);
        members.Text("invoice", line.Open.Invoice?.Value);
        members.Instant("since", line.Open.Since);
        members.Number("age", line.Age);
        members.Text("owner", line.Owner);
        members.Flag("assigned", line.Open.Assigned is not null);
        members.Flag(ExceptionFields.Snoozed, line.IsSnoozed);
        members.Instant(ExceptionFields.SnoozedUntil, line.Open.SnoozedUntil);
        members.Text("message", line.Open.Message);
        if (members.Has("actions"))
        {
            Ways(json, line);
        }

        json.WriteEndObject();
    }

    private static void Ways(Utf8JsonWriter json, ExceptionLine line)
    {
        json.WriteStartArray("actions");
        foreach (var way in ExceptionWays.Of(line))
        {
            json.WriteStartObject();
            json.WriteString("action", way.Action);
            json.WriteString("method", way.Method);
            json.WriteString("href", way.Href);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
