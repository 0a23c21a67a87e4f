using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>JSON written by hand: no reflection, one buffer.</summary>
internal static class JsonText
{
    // Answers are served as application/json with nosniff, so only JSON's own characters need escaping.
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static ReadOnlyMemory<byte> Of<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json, value);
        }

        return buffer.WrittenMemory;
    }
}
