using System.Globalization;
using System.Text.Json;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Connections;

/// <summary>A line of an answer.</summary>
/// <param name="Error">Why it was not pushed; null where it was, or may be yet.</param>
internal sealed record StockLine(string Id, bool IsNumber, decimal Delta, decimal? StockBefore, string? Error = null, string? Code = null, bool IsRunning = false);

/// <summary>Stock updates in the shapes of the Stock Orders API: ids that are numbers stand as numbers.</summary>
internal static class StockUpdateJson
{
    /// <summary>Whole numbers past this are not read exactly by programs that know only floating point.</summary>
    private const long MaxExact = 9_007_199_254_740_991;

    public static bool IsNumber(string id) =>
        id is "0" || (id is [>= '1' and <= '9', ..] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MaxExact);

    public static void Items(Utf8JsonWriter json, IReadOnlyList<StockLine> lines)
    {
        json.WriteStartArray();
        foreach (var line in lines)
        {
            json.WriteStartObject();
            Id(json, "id", line.Id, line.IsNumber);
            json.WriteNumber("delta", line.Delta);
            Number(json, "stock_before", line.StockBefore);
            if (line.Error is not null)
            {
                json.WriteString("error", line.Error);
                if (line.Code is not null)
                {
                    json.WriteString("code", line.Code);
                }
            }

            if (line.IsRunning)
            {
                json.WriteString("status", "run");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void Id(Utf8JsonWriter json, string name, string id, bool isNumber)
    {
        json.WritePropertyName(name);
        if (isNumber)
        {
            json.WriteRawValue(id);
        }
        else
        {
            json.WriteStringValue(id);
        }
    }

    /// <summary>The member <c>stock-update</c> of an order: what its connections were told, oldest first.</summary>
    public static void History(JsonMembers members, StockOrder order)
    {
        if (!members.Has("stock-update"))
        {
            return;
        }

        var json = members.Json;
        json.WriteStartArray("stock-update");
        foreach (var update in order.StockUpdates)
        {
            json.WriteStartObject();
            json.WriteBoolean("forDst", update.ForDestination);
            Id(json, "wh", update.Warehouse.Value, IsNumber(update.Warehouse.Value));
            json.WriteString("connection", update.Connection);
            json.WriteString("at", Rfc3339.Of(update.At));
            json.WritePropertyName("items");
            Items(json, [.. update.Lines.Select(line => Of(line, line.Variant.Value, IsNumber(line.Variant.Value)))]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static StockLine Of(StockUpdateLine line, string id, bool isNumber) =>
        new(id, isNumber, line.Delta, line.StockBefore, line.Error, IsRunning: line.State == StockUpdateState.Running);

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
