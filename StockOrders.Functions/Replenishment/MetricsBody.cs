using System.Buffers;
using System.Text.Json;
using StockOrders.Functions.Storage;
using StockOrders.Functions.Storage.Formats;

namespace StockOrders.Functions.Replenishment;

/// <summary>
/// Packs a variant's metrics where they changed. Documents are compared before they are deflated, which takes longer than all the rest, and
/// without the night: figures that stand another night are not written again, and say since which night they stand.
/// </summary>
internal sealed class MetricsBody : IDisposable
{
    private static readonly byte[] Night = "\"night\":\""u8.ToArray();
    private const int DayLength = 10;

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter json;

    public MetricsBody() => json = new Utf8JsonWriter(buffer);

    /// <param name="before">The body that is stored; empty where there is none.</param>
    /// <returns>The body to store; null where nothing changed.</returns>
    public ReadOnlyMemory<byte>? Changed(ReadOnlyMemory<byte> before, VariantMetricsRow now)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        JsonSerializer.Serialize(json, now, StoredJson.Of<VariantMetricsRow>());
        if (!before.IsEmpty && SaveForTheNight(Unpacked(before).Span, buffer.WrittenSpan))
        {
            return null;
        }

        return BodyCodec.Pack(buffer.WrittenSpan);
    }

    public void Dispose() => json.Dispose();

    private static bool SaveForTheNight(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now)
    {
        if (before.Length != now.Length || now.IndexOf(Night) is not (var at and >= 0))
        {
            return before.SequenceEqual(now);
        }

        at += Night.Length;
        return before[..at].SequenceEqual(now[..at]) && before[(at + DayLength)..].SequenceEqual(now[(at + DayLength)..]);
    }

    /// <summary>What cannot be read is written anew.</summary>
    private static ReadOnlyMemory<byte> Unpacked(ReadOnlyMemory<byte> body)
    {
        try
        {
            return BodyCodec.Unpack(body);
        }
        catch (InvalidDataException)
        {
            return default;
        }
    }
}
