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

    /// <summary>For one row of many, which must not stop the others: null where it is damaged.</summary>
    /// <param name="isOfRow">Whether it holds what its name says, and no less.</param>
    /// <param name="damaged">Told what is wrong with it.</param>
    public static T? Sound<T>(StoredRow row, Func<T, bool> isOfRow, Action<Exception> damaged)
        where T : class
    {
        try
        {
            var fact = To<T>(row);
            return isOfRow(fact) ? fact : throw new InvalidDataException($"Row {row.Key.Partition}/{row.Key.Row} does not hold what its name says.");
        }
        catch (Exception damage) when (damage is InvalidDataException or JsonException or FormatException)
        {
            damaged(damage);
            return null;
        }
    }
}
