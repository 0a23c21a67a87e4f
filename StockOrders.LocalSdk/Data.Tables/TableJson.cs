using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>OData's JSON for entities of strings and binary values.</summary>
internal static class TableJson
{
    private const string TypeSuffix = "@odata.type";
    private const string Binary = "Edm.Binary";

    public static ReadOnlyMemory<byte> WriteTable(string name)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("TableName", name);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static void WriteEntity(IBufferWriter<byte> buffer, TableEntity entity)
    {
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("PartitionKey", entity.PartitionKey);
        json.WriteString("RowKey", entity.RowKey);
        foreach (var (name, value) in entity.Properties) WriteProperty(json, name, value);
        json.WriteEndObject();
    }

    /// <exception cref="NotSupportedException">Another entity type than <see cref="TableEntity"/>, which is all that this client knows.</exception>
    public static T ReadEntity<T>(BinaryData body)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(body);
        return Read<T>(document.RootElement);
    }

    public static IReadOnlyList<T> ReadEntities<T>(BinaryData body)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(body);
        return [.. document.RootElement.GetProperty("value").EnumerateArray().Select(Read<T>)];
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case byte[] bytes:
                json.WriteString(name + TypeSuffix, Binary);
                json.WriteBase64String(name, bytes);
                break;
            case BinaryData data:
                json.WriteString(name + TypeSuffix, Binary);
                json.WriteBase64String(name, data);
                break;
            default:
                throw new NotSupportedException($"The property {name} is a {value.GetType().Name}; this client writes strings and binary values.");
        }
    }

    private static T Read<T>(JsonElement json)
        where T : class, ITableEntity
    {
        var entity = new TableEntity("", "");
        foreach (var property in json.EnumerateObject())
        {
            if (property.NameEquals("PartitionKey")) entity.PartitionKey = property.Value.GetString()!;
            else if (property.NameEquals("RowKey")) entity.RowKey = property.Value.GetString()!;
            else if (property.NameEquals("odata.etag")) entity.ETag = new(property.Value.GetString()!);
            else if (property.NameEquals("Timestamp")) entity.Timestamp = Time(property.Value);
            else if (!property.Name.Contains("odata.", StringComparison.Ordinal)) entity[property.Name] = Value(json, property);
        }

        return entity as T ?? throw new NotSupportedException($"This client reads entities as TableEntity and not as {typeof(T).Name}.");
    }

    private static object? Value(JsonElement entity, JsonProperty property)
    {
        if (property.Value.ValueKind != JsonValueKind.String) return null;
        return entity.TryGetProperty(property.Name + TypeSuffix, out var type) && type.ValueEquals(Binary)
            ? property.Value.GetBytesFromBase64()
            : property.Value.GetString();
    }

    private static DateTimeOffset Time(JsonElement value) =>
        DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
