using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

/// <summary>The answer to a call about one key.</summary>
internal static class KeyAnswers
{
    public const string Route = "api/v1/keys";

    /// <param name="kept">What a repetition of the call is answered, where that is less.</param>
    public static JsonAnswer One(
        int status, KeyView view, string message, IReadOnlyCollection<string>? warnings = null, string? etag = null, JsonAnswer? kept = null) =>
        new(status, Envelope.One("key", view, KeyJson.Write, message, warnings))
        {
            ETag = etag,
            Location = status == StatusCodes.Status201Created ? $"/{Route}/{view.Key.Id}" : null,
            Kept = kept,
        };
}
