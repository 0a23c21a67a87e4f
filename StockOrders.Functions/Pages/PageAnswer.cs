using Microsoft.AspNetCore.Http;

namespace StockOrders.Functions.Pages;

/// <summary>
/// A page behind a mailed link. Its address is a secret that decides: it is told to nobody (referrer), kept nowhere (caches, search
/// engines), and the page runs no script and stands in no frame.
/// </summary>
internal sealed class PageAnswer(int status, string shop, string title, Html body) : IResult
{
    private const int ExpectedBytes = 128 * 1024;

    private static readonly string Policy =
        $"default-src 'none'; style-src {PageStyle.Hash}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public int Status => status;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        using var page = new Utf8Text(ExpectedBytes);
        Page().WriteTo(page);
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Written.Length;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        await response.BodyWriter.WriteAsync(page.Written, httpContext.RequestAborted);
    }

    private Html Page() => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">
        <title>{title}</title>
        <style>{Html.Trusted(PageStyle.Css)}</style>
        </head>
        <body>
        <main>
        <p class="shop">{shop}</p>
        <h1>{title}</h1>
        {body}
        </main>
        </body>
        </html>

        """);
}
