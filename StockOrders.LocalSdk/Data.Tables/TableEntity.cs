// Azure.Data.Tables 12.12.0
namespace Azure.Data.Tables;

/// <summary>A row of properties. This client carries strings and binary values, which is what the app stores.</summary>
public sealed partial class TableEntity : ITableEntity
{
    private readonly Dictionary<string, object> _properties = new(StringComparer.Ordinal);

    public TableEntity(string partitionKey, string rowKey)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public string PartitionKey { get; set; }

    public string RowKey { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    internal IReadOnlyDictionary<string, object> Properties => _properties;

    /// <summary>A string, bytes or BinaryData; setting null leaves the property out.</summary>
    public object? this[string key]
    {
        get => _properties.GetValueOrDefault(key);
        set
        {
            if (value is null) _properties.Remove(key);
            else _properties[key] = value;
        }
    }

    /// <summary>The property's bytes, or null where there is none.</summary>
    public byte[]? GetBinary(string key) => this[key] switch
    {
        null => null,
        byte[] bytes => bytes,
        BinaryData data => data.ToArray(),
        var other => throw new InvalidOperationException($"The property {key} is not binary but {other.GetType().Name}."),
    };

    public string? GetString(string key) => (string?)this[key];
}
