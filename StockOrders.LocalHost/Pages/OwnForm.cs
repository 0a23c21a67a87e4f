using Microsoft.AspNetCore.Http;

namespace StockOrders.LocalHost.Pages;

/// <summary>Another site that is open in the same browser may not press buttons here.</summary>
internal static class OwnForm
{
    public static bool IsFromHere(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin"
        && request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0 || origin == "null" || origin == $"{request.Scheme}://{request.Host}");
}
