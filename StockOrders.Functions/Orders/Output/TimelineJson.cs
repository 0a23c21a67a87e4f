using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage.Formats;

namespace StockOrders.Functions.Orders.Output;

/// <summary>An event with what it changed: <paramref name="Before"/> is null for the first.</summary>
internal readonly record struct ToldEvent(TimelineEntry Entry, StockOrder? Before, StockOrder After);

/// <summary>
/// What happened, for programs: the event's own facts, and in <c>changes</c> what became of header and lines. Docs/timeline.md names the
/// members of each.
/// </summary>
internal static class TimelineJson
{
    /// <summary>Of the stored form: its discriminator, which is the type, and whole headers and lines, which <c>changes</c> tells shorter.</summary>
    private static readonly FrozenSet<string> LeftOut = new[] { "$", "header", "lines", "set", "removed", "totals", "revises" }.ToFrozenSet();

    public static void Write(Utf8JsonWriter json, ToldEvent told)
    {
        var entry = told.Entry;
        json.WriteStartObject();
        json.WriteNumber("sequence", entry.Sequence);
        json.WriteString("at", Rfc3339.Of(entry.At));
        json.WriteString("type", OrderEventNames.Of(entry.Event));
        json.WriteString("actor", entry.Actor);
        json.WriteStartObject("data");
        using var data = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(entry.Event, StoredJson.Of<OrderEvent>()));
        foreach (var member in data.RootElement.EnumerateObject().Where(member => !LeftOut.Contains(member.Name)))
        {
            member.WriteTo(json);
        }

        if (told.Before is { } before)
        {
            Changes(json, before, told.After);
        }
        else
        {
            json.WriteNumber("items", told.After.Lines.Length);
            json.WriteNumber("total", OrderTotals.Of(told.After).Total);
            json.WriteString("currency", told.After.Header.Currency.Code);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Changes(Utf8JsonWriter json, StockOrder before, StockOrder after)
    {
        if (before.Revision != after.Revision)
        {
            json.WriteNumber("revision", after.Revision);
        }

        var changes = FieldChanges.Between(before, after).ToList();
        if (changes.Count == 0)
        {
            return;
        }

        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            if (change.Item is { } item)
            {
                json.WriteString("item", item);
            }

            json.WriteString("field", change.Field);
            Value(json, "from", change.From);
            Value(json, "to", change.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Value(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case decimal number: json.WriteNumber(name, number); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case DateOnly day: json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case Enum word: json.WriteString(name, ChoiceWords.Of(word)); break;
            case string text: json.WriteString(name, text); break;
            default: throw new InvalidOperationException($"Nobody writes a {value.GetType().Name}.");
        }
    }
}
