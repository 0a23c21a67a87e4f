using System.Globalization;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Files;

namespace StockOrders.Functions.Files;

/// <summary>A file from outside on its way out: to be kept, never to be shown or run by a browser as a page of ours.</summary>
internal sealed class FileAnswer(OrderFile file, string etag, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = FileKinds.MediaOf(file.Kind);
        response.ContentLength = file.Bytes;
        response.Headers.ContentDisposition = FileNames.Disposition(file.Name);
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ETag = etag;
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        await foreach (var piece in pieces.WithCancellation(httpContext.RequestAborted))
        {
            await response.Body.WriteAsync(piece, httpContext.RequestAborted);
        }
    }

    /// <summary>Its bytes never change.</summary>
    public static string ETagOf(OrderFile file) => string.Create(CultureInfo.InvariantCulture, $"\"{file.Sha256[..24]}\"");
}
