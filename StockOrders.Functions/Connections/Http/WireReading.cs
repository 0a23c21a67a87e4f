using System.Net.Http.Headers;
using System.Text.Json;
using StockOrders.Domain.Connections;

namespace StockOrders.Functions.Connections.Http;

/// <summary>Reads an answer whose every byte may be wrong: at most 1 MiB, of JSON, that says it is JSON.</summary>
internal static class WireReading
{
    public const int MaxBytes = 1024 * 1024;

    private const int MostOfAMessage = 300;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static async Task<WireAnswer> Read(HttpResponseMessage answer, DateTimeOffset now, CancellationToken cancellation)
    {
        var status = (int)answer.StatusCode;
        var verdict = HttpVerdicts.Of(status);
        var bytes = await Bytes(answer.Content, cancellation);
        var body = bytes is { } read && SaysJson(answer.Content.Headers.ContentType) ? Parsed(read) : null;
        if (verdict != HttpVerdict.Done)
        {
            var message = status is >= 300 and <= 399 ? $"It answered {status}; redirects are not followed." : $"It answered {status}{Words(body)}.";
            return new WireAnswer(verdict, default, message, RestFor(answer.Headers.RetryAfter, now));
        }

        return bytes is null ? WireAnswer.Again($"It answered {status} with more than {MaxBytes} bytes.")
            : body is { ValueKind: JsonValueKind.Object } found ? new WireAnswer(HttpVerdict.Done, found, null)
            : WireAnswer.Again($"It answered {status}, but not with a JSON object.");
    }

    /// <summary>Null where it is longer than allowed.</summary>
    private static async Task<ReadOnlyMemory<byte>?> Bytes(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > MaxBytes)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[16 * 1024];
        var length = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
            if (length > MaxBytes)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxBytes + 1));
            }
        }

        return buffer.AsMemory(0, length);
    }

    private static bool SaysJson(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } media
        && (media.Equals("application/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static JsonElement? Parsed(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonElement.Parse(bytes.Span, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan? RestFor(RetryConditionHeaderValue? after, DateTimeOffset now) =>
        (after?.Delta ?? (after?.Date - now)) is { } rest && rest > TimeSpan.Zero ? rest : null;

    /// <summary>What the other side says of it, where it says it in one of the usual members.</summary>
    private static string Words(JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } root)
        {
            return "";
        }

        var inner = root.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object ? result : root;
        foreach (var name in new[] { "message", "detail", "error", "title" })
        {
            if (inner.TryGetProperty(name, out var member) && OutsideText.Of(member, MostOfAMessage) is { } words)
            {
                return ": " + words.TrimEnd('.');
            }
        }

        return "";
    }
}
