using System.Text.Json;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>The wrapping that programs of the real service expect: the thing under its name, then how it went.</summary>
internal static class Envelope
{
    /// <param name="rest">Members beside the thing; null where there are none.</param>
    public static ReadOnlyMemory<byte> One<T>(
        string name,
        T value,
        Action<Utf8JsonWriter, T> write,
        string message,
        IReadOnlyCollection<string>? warnings = null,
        Action<Utf8JsonWriter>? rest = null) =>
        JsonText.Of((name, value, write, message, warnings, rest), static (json, given) =>
        {
            json.WriteStartObject();
            json.WritePropertyName(given.name);
            given.write(json, given.value);
            given.rest?.Invoke(json);
            Result(json, given.message, given.warnings);
            json.WriteEndObject();
        });

    public static ReadOnlyMemory<byte> List<T>(string name, Paged<T> page, Action<Utf8JsonWriter, T> write) =>
        JsonText.Of((name, page, write), static (json, given) =>
        {
            json.WriteStartObject();
            json.WriteStartArray(given.name);
            foreach (var item in given.page.Items)
            {
                given.write(json, item);
            }

            json.WriteEndArray();
            Meta(json, given.name, given.page, given.page.Items.Count);
            json.WriteEndObject();
        });

    /// <summary>What stands behind the items of a list.</summary>
    /// <param name="count">How many were written.</param>
    public static void Meta<T>(Utf8JsonWriter json, string name, Paged<T> page, int count)
    {
        json.WriteStartObject("meta");
        json.WriteString("name", name);
        json.WriteNumber("total", page.Total);
        json.WriteNumber("count", count);
        json.WriteNumber("limit", page.Limit);
        json.WriteNumber("start", page.Start);
        if (page.Next is { } next)
        {
            json.WriteString("next_cursor", next);
        }

        json.WriteEndObject();
        Result(json, $"{count} of {page.Total}", null);
    }

    public static void Result(Utf8JsonWriter json, string message, IReadOnlyCollection<string>? warnings)
    {
        json.WriteStartObject("result");
        json.WriteString("status", "success");
        json.WriteString("message", message);
        if (warnings is { Count: > 0 })
        {
            json.WriteStartArray("warnings");
            foreach (var warning in warnings)
            {
                json.WriteStringValue(warning);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

/// <summary>One page of a list.</summary>
/// <param name="Start">How many items come before it.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
internal sealed record Paged<T>(IReadOnlyList<T> Items, int Total, int Limit, long Start, string? Next = null);
