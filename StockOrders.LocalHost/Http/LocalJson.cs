using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using StockOrders.LocalHost.Mailbox;

namespace StockOrders.LocalHost.Http;

/// <summary>The host's own answers, as opposed to the app's: snake_case, generated serializers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ClockRoutes.ClockNow))]
[JsonSerializable(typeof(ClockRoutes.Refusal))]
[JsonSerializable(typeof(IReadOnlyList<MailMessage>))]
[JsonSerializable(typeof(MailMessage))]
internal sealed partial class LocalJson : JsonSerializerContext
{
    // Mails hold HTML and links; \u003C would make them hard to read for people, and this is never put into a page.
    private static readonly LocalJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static Task Write<T>(HttpContext http, T value)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsJsonAsync(value, Readable.GetTypeInfo(typeof(T))!, "application/json; charset=utf-8", http.RequestAborted);
    }
}
