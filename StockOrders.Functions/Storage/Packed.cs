using System.Text.Json;
using StockOrders.Functions.Storage.Formats;

namespace StockOrders.Functions.Storage;

/// <summary>Facts to and from the bodies of rows.</summary>
internal static class Packed
{
    public static ReadOnlyMemory<byte> From<T>(T fact) =>
        BodyCodec.Pack(JsonSerializer.SerializeToUtf8Bytes(fact, StoredJson.Of<T>()));

    public static T To<T>(StoredRow row) =>
        JsonSerializer.Deserialize(BodyCodec.Unpack(row.Body).Span, StoredJson.Of<T>())
        ?? throw new InvalidDataException($"Row {row.Key.Partition}/{row.Key.Row} holds null.");
}
