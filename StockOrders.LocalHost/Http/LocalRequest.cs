using Microsoft.AspNetCore.Http;

namespace StockOrders.LocalHost.Http;

internal static class LocalRequest
{
    /// <summary>A page of the internet can make a person's browser post to this machine; its browser says so.</summary>
    public static bool ComesFromAnotherSite(HttpContext http) =>
        http.Request.Headers["Sec-Fetch-Site"] == "cross-site"
        || (http.Request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == http.Request.Host.Value));

    /// <summary>The whole body, or null where it is longer than that.</summary>
    public static async Task<byte[]?> Body(HttpContext http, int maxBytes)
    {
        var buffer = new byte[maxBytes + 1];
        var length = await http.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, http.RequestAborted);
        return length > maxBytes ? null : buffer[..length];
    }
}
