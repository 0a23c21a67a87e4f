using System.Text.Json;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Output;

namespace StockOrders.Functions.Connections.Http;

/// <summary>What is said to the other side and what it answers. Null where an answer does not say what it must.</summary>
internal static class WireJson
{
    public const int MaxReference = 200;

    /// <summary>The order as programs of our own API get it, and what it is called on the other side where it is there already.</summary>
    public static ReadOnlyMemory<byte> Order(string connection, StockOrder order, SavedOrder? known) =>
        JsonText.Of((connection, order, known), static (json, given) =>
        {
            json.WriteStartObject();
            json.WritePropertyName(OrderJson.Name);
            OrderJson.Write(json, given.order);
            json.WriteStartObject("connection");
            json.WriteString("connection", given.connection);
            if (given.known is { } known)
            {
                Id(json, known.Id);
                json.WriteString("reference", known.Reference);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });

    public static ReadOnlyMemory<byte> Push(StockPush push) => JsonText.Of(push, static (json, push) =>
    {
        json.WriteStartObject();
        json.WriteString("warehouse", push.Warehouse.Value);
        json.WriteStartArray("items");
        foreach (var line in push.Lines)
        {
            json.WriteStartObject();
            json.WriteString("id", line.Variant.Value);
            json.WriteNumber("delta", line.Delta);
            if (line.StockBefore is { } before)
            {
                json.WriteNumber("stock_before", before);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static SavedOrder? Saved(JsonElement answer) =>
        answer.TryGetProperty("id", out var id) && IdOf(id) is { } found
            ? new SavedOrder(found, answer.TryGetProperty("reference", out var reference) ? OutsideText.Of(reference, MaxReference) ?? IdOf(reference)?.Text : null)
            : null;

    /// <summary>Null unless every line of the push is answered for: what is not may have been done or not.</summary>
    public static List<StockPushed>? Pushed(JsonElement answer, StockPush push)
    {
        if (Items(answer) is not { } items)
        {
            return null;
        }

        var outcomes = new Dictionary<VariantId, StockPushed>();
        foreach (var (id, item) in items)
        {
            outcomes[id] = new StockPushed(id, ErrorOf(item));
        }

        return push.Lines.All(line => outcomes.ContainsKey(line.Variant)) ? [.. push.Lines.Select(line => outcomes[line.Variant])] : null;
    }

    public static List<OutsideStock>? Stock(JsonElement answer)
    {
        if (Items(answer) is not { } items)
        {
            return null;
        }

        var found = new List<OutsideStock>();
        foreach (var (id, item) in items)
        {
            if (!item.TryGetProperty("in_stock", out var stock) || Number(stock) is not { } number)
            {
                return null;
            }

            found.Add(new OutsideStock(id, number));
        }

        return found;
    }

    public static OutsideId? IdOf(JsonElement member) => member.ValueKind switch
    {
        JsonValueKind.String when OutsideText.Of(member, OutsideId.MaxLength) is { Length: <= OutsideId.MaxLength } text => new OutsideId(text),
        JsonValueKind.Number when member.TryGetInt64(out _) => new OutsideId(member.GetRawText(), IsNumber: true),
        _ => null,
    };

    /// <summary>A number as others may send it; null where it is none, or one that cannot be a quantity.</summary>
    public static decimal? Number(JsonElement member) =>
        member.ValueKind == JsonValueKind.Number && member.TryGetDecimal(out var number) && Math.Abs(number) <= Quantities.Max ? number : null;

    /// <summary>A number where the other side counts.</summary>
    public static void Id(Utf8JsonWriter json, OutsideId id)
    {
        if (id.IsNumber)
        {
            json.WritePropertyName("id");
            json.WriteRawValue(id.Text);
        }
        else
        {
            json.WriteString("id", id.Text);
        }
    }

    private static string? ErrorOf(JsonElement item) =>
        !item.TryGetProperty("error", out var error) || error.ValueKind is JsonValueKind.Null or JsonValueKind.False ? null
        : error is { ValueKind: JsonValueKind.String } && error.ValueEquals("") ? null
        : OutsideText.Of(error, 300) ?? "The other side did not take it.";

    private static List<(VariantId Id, JsonElement Item)>? Items(JsonElement answer)
    {
        if (!answer.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var found = new List<(VariantId, JsonElement)>(items.GetArrayLength());
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("id", out var id) || IdOf(id) is not { } known)
            {
                return null;
            }

            found.Add((new VariantId(known.Text), item));
        }

        return found;
    }
}
