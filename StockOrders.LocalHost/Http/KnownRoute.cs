using Microsoft.AspNetCore.Http;

namespace StockOrders.LocalHost.Http;

/// <summary>
/// The Functions host answers a known path with a wrong method as if the path were unknown: 404, not 405
/// (Azure/azure-functions-host issue 10098). ASP.NET's own 405 endpoint does not carry this mark and is dropped.
/// </summary>
internal sealed class KnownRoute
{
    public static readonly KnownRoute Mark = new();

    public static Task Guard(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<KnownRoute>() is not null)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
