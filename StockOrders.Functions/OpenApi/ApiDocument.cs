using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StockOrders.Functions.OpenApi;

/// <summary>
/// The description of the whole API by OpenAPI 3.1: addresses and methods as the functions' attributes say them, the rest from the
/// chapters. Made once, at its first use.
/// </summary>
internal sealed class ApiDocument
{
    private static readonly Lazy<ApiDocument> Made = new(() => new ApiDocument());

    private ApiDocument()
    {
        Json = DocumentJson.Of(HttpRoute.Told);
        Bytes = Written(Json);
        ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes.Span).AsSpan(0, 12))}\"";
    }

    public static ApiDocument Instance => Made.Value;

    /// <summary>To be read only: everyone shares it.</summary>
    public JsonObject Json { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Quoted.</summary>
    public string ETag { get; }

    private static ReadOnlyMemory<byte> Written(JsonObject json)
    {
        var buffer = new ArrayBufferWriter<byte>(256 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            json.WriteTo(writer);
        return buffer.WrittenMemory;
    }
}
