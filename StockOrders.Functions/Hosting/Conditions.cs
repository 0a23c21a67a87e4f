using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting;

/// <summary>ETags of orders are their versions; If-Match and If-None-Match are read here (RFC 9110, section 13).</summary>
internal static class Conditions
{
    public static string ETagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Of a resource that keeps no version of its own: what it looks like is what it is.</summary>
    public static string ETagOf<T>(T resource, Action<Utf8JsonWriter, T> write) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonText.Of(resource, write).Span).AsSpan(0, 12))}\"";

    /// <summary>The version the client decided on; null where it did not say, or where any will do (<c>*</c>).</summary>
    public static Outcome<int?> ExpectedVersion(HttpRequest request)
    {
        var given = request.Headers.IfMatch.ToString().Trim();
        if (given.Length == 0 || given == "*")
        {
            return (int?)null;
        }

        var tag = given.StartsWith("W/", StringComparison.Ordinal) ? given[2..] : given;
        return int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (int?)version
            : new Refusal(RefusalKind.Stale, "stale_version", "If-Match holds none of this resource's ETags. Read it again.", "If-Match");
    }

    /// <summary>True when the client has this already.</summary>
    public static bool IsKnown(HttpRequest request, string etag) =>
        request.Headers.IfNoneMatch.ToString() is { Length: > 0 } given
        && given.Split(',', StringSplitOptions.TrimEntries).Any(tag => tag == "*" || Strong(tag) == Strong(etag));

    /// <summary>False when the client decided on another state than this.</summary>
    public static bool Holds(HttpRequest request, string? etag) =>
        request.Headers.IfMatch.ToString().Trim() is not { Length: > 0 } given
        || (etag is not null && (given == "*" || given.Split(',', StringSplitOptions.TrimEntries).Any(tag => Strong(tag) == Strong(etag))));

    private static string Strong(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
