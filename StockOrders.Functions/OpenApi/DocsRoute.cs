using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions.Hosting;

namespace StockOrders.Functions.OpenApi;

/// <summary>The same description for people: whole without scripts, and with ours a call can be tried. Nothing comes from elsewhere.</summary>
internal sealed class DocsRoute : IResult
{
    private static readonly Lazy<byte[]> Page = new(() => Encoding.UTF8.GetBytes(DocsPage.Of(ApiDocument.Instance.Json).ToString()));

    private static readonly Lazy<string> ETag = new(() => $"\"{Convert.ToHexStringLower(SHA256.HashData(Page.Value).AsSpan(0, 12))}\"");

    private static readonly string Policy =
        $"default-src 'none'; style-src {HashOf(DocsStyle.Css)}; script-src {HashOf(DocsScript.Js)}; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    [Function("GetDocs")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/docs")] HttpRequest request) => new DocsRoute();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = ETag.Value;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (Conditions.IsKnown(httpContext.Request, ETag.Value))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = Page.Value.Length;
        await response.Body.WriteAsync(Page.Value, httpContext.RequestAborted);
    }

    private static string HashOf(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
