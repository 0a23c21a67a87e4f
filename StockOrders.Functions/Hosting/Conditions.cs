using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting;

/// <summary>ETags of orders are their versions; If-Match and If-None-Match are read here (RFC 9110, section 13).</summary>
internal static class Conditions
{
    public static string ETagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Of a resource that keeps no version of its own: what it looks like is what it is.</summary>
    public static string ETagOf<T>(T resource, Action<Utf8JsonWriter, T> write) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonText.Of(resource, write).Span).AsSpan(0, 12))}\"";

    /// <summary>The versions the client decided on; null where it did not say, or where any will do (<c>*</c>). A tag of another kind fits none.</summary>
    public static ExpectedVersions? Expected(HttpRequest request)
    {
        var given = request.Headers.IfMatch.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return given.Length == 0 || given.Contains("*")
            ? null
            : new ExpectedVersions([.. given.Select(VersionOf).OfType<int>()]);
    }

    private static int? VersionOf(string tag) =>
        int.TryParse(Strong(tag).Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

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
