using Microsoft.AspNetCore.Http;

namespace StockOrders.Functions.Papers;

/// <summary>A file to be saved. Nothing in it is run or shown within our pages, whatever a viewer makes of it.</summary>
internal sealed class PaperAnswer(PaperFile file) : IResult
{
    /// <summary>Quoted; null behind mailed links, whose answers are kept nowhere.</summary>
    public string? ETag { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = file.Media;
        response.ContentLength = file.Bytes.Length;
        response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = ETag is null ? "no-store" : "private, no-cache";
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(file.Bytes, httpContext.RequestAborted);
    }
}
