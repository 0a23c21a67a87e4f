using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>An answer whose body is ready.</summary>
internal sealed class JsonAnswer(int status, ReadOnlyMemory<byte> body) : IResult
{
    public const string Json = "application/json; charset=utf-8";

    public int Status => status;

    public ReadOnlyMemory<byte> Body => body;

    public string ContentType { get; init; } = Json;

    /// <summary>Quoted.</summary>
    public string? ETag { get; init; }

    public string? Location { get; init; }

    /// <summary>True when this is the first answer given again.</summary>
    public bool Replayed { get; init; }

    /// <summary>What is kept for a repetition of the call, where that is less than is answered now.</summary>
    public JsonAnswer? Kept { get; init; }

    public static JsonAnswer NotModified(string etag) => new(StatusCodes.Status304NotModified, default) { ETag = etag };

    public static JsonAnswer Again(StoredAnswer first) => new(first.Status, System.Text.Encoding.UTF8.GetBytes(first.Body))
    {
        ContentType = first.ContentType,
        ETag = first.ETag,
        Location = first.Location,
        Replayed = true,
    };

    public StoredAnswer ToStored() => Kept is { } less ? less.ToStored() : new(status, ContentType, System.Text.Encoding.UTF8.GetString(body.Span), ETag, Location);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        if (ETag is not null)
        {
            // What may be asked for again with If-None-Match may be kept, as long as it is asked for.
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.ETag = ETag;
        }

        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (Replayed)
        {
            response.Headers["Idempotent-Replayed"] = "true";
        }

        if (status != StatusCodes.Status304NotModified)
        {
            response.ContentType = ContentType;
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
