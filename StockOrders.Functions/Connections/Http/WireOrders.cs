using System.Collections.Immutable;
using System.Text.Json;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Connections.Http;

/// <summary>Reads pages of orders that changed on the other side. An order that cannot be read is one with a fault, and holds up no other.</summary>
internal static class WireOrders
{
    private const int MaxCursor = 2_000;
    private const int MaxWord = 40;

    public static PulledPage? Page(JsonElement answer)
    {
        if (!answer.TryGetProperty("purchase-orders", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        string? next = null;
        if (answer.TryGetProperty("next_cursor", out var cursor) && cursor.ValueKind != JsonValueKind.Null)
        {
            next = cursor.ValueKind == JsonValueKind.Number ? cursor.GetRawText() : OutsideText.Of(cursor, MaxCursor);
            if (next is null or { Length: > MaxCursor })
            {
                return null;
            }
        }

        return new PulledPage([.. list.EnumerateArray().Select(Order)], next);
    }

    private static PulledOrder Order(JsonElement order)
    {
        if (order.ValueKind != JsonValueKind.Object || !order.TryGetProperty("id", out var given) || WireJson.IdOf(given) is not { } id)
        {
            return new PulledOrder("") { Fault = "It has no id." };
        }

        var faults = new List<string>();
        var read = new PulledOrder(id.Text)
        {
            Status = Word(order, faults),
            ExpectedDate = Day(order, "expected_date", faults),
            ShipmentDate = Day(order, "shipment_date", faults),
            PaymentDate = Day(order, "payment_date", faults),
            Received = Received(order, faults),
        };
        return faults.Count == 0 ? read : read with { Fault = string.Join(' ', faults) };
    }

    private static string? Word(JsonElement order, List<string> faults)
    {
        if (!order.TryGetProperty("status", out var status) || status.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (OutsideText.Of(status, MaxWord) is { } word)
        {
            return word;
        }

        faults.Add("Its status is no word.");
        return null;
    }

    private static DateOnly? Day(JsonElement order, string name, List<string> faults)
    {
        if (!order.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null || (member.ValueKind == JsonValueKind.String && member.ValueEquals("")))
        {
            return null;
        }

        var text = member.ValueKind == JsonValueKind.Number ? member.GetRawText() : OutsideText.Of(member, MaxWord);
        if (text is not null && DateText.Day(text, TimeZoneInfo.Utc) is { } day)
        {
            return day;
        }

        faults.Add($"Its {name} is no date.");
        return null;
    }

    private static ImmutableArray<PulledTotal> Received(JsonElement order, List<string> faults)
    {
        if (!order.TryGetProperty("items", out var items) || items.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        var totals = ImmutableArray.CreateBuilder<PulledTotal>();
        foreach (var item in items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default)
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("id", out var given) || WireJson.IdOf(given) is not { } id)
            {
                faults.Add("An item of it has no id.");
            }
            else if (item.TryGetProperty("received", out var received) && received.ValueKind != JsonValueKind.Null)
            {
                if (WireJson.Number(received) is { } total)
                {
                    totals.Add(new PulledTotal(new VariantId(id.Text), total));
                }
                else
                {
                    faults.Add($"What was received of {id} is no quantity.");
                }
            }
        }

        if (items.ValueKind != JsonValueKind.Array)
        {
            faults.Add("Its items are no list.");
        }

        return totals.ToImmutable();
    }
}
