using System.Globalization;
using System.Text.Json;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>Members of one object, each written where the client chose it.</summary>
internal readonly struct JsonMembers(Utf8JsonWriter json, FieldChoice? choice)
{
    public Utf8JsonWriter Json => json;

    public bool Has(string name) => choice is null || choice.Has(name);

    public void Text(string name, string? value)
    {
        if (Has(name))
        {
            json.WriteString(name, value);
        }
    }

    public void Number(string name, decimal? value)
    {
        if (!Has(name))
        {
            return;
        }

        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public void Flag(string name, bool value)
    {
        if (Has(name))
        {
            json.WriteBoolean(name, value);
        }
    }

    public void Texts(string name, IEnumerable<string> values)
    {
        if (Has(name))
        {
            Json.WriteStartArray(name);
            foreach (var value in values)
            {
                Json.WriteStringValue(value);
            }

            Json.WriteEndArray();
        }
    }

    public void Day(string name, DateOnly? value) => Text(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Instant(string name, DateTimeOffset? value) => Text(name, value is { } at ? Rfc3339.Of(at) : null);
}
