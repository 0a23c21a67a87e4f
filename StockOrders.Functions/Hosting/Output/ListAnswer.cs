using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>
/// A list that is written while it is read, some items at a time into the server's own buffers: a page of a thousand whole orders is never
/// in memory at once. What fails before the first items were read is answered as an error; later the connection breaks off.
/// </summary>
/// <param name="read">Gets what is written of some of the page's items.</param>
internal sealed class ListAnswer<TRow, TItem>(
    string name, Paged<TRow> page, Func<TRow[], CancellationToken, Task<IEnumerable<TItem>>> read, Action<Utf8JsonWriter, TItem> write) : IResult
{
    private const int ReadTogether = 16;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var chunks = page.Items.Chunk(ReadTogether).ToList();
        var items = chunks.Count == 0 ? [] : await read(chunks[0], httpContext.RequestAborted);

        var response = httpContext.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        response.ContentType = JsonAnswer.Json;
        using var json = new Utf8JsonWriter(response.BodyWriter, JsonText.Options);
        json.WriteStartObject();
        json.WriteStartArray(name);
        var count = 0;
        for (var chunk = 1; ; chunk++)
        {
            foreach (var item in items)
            {
                write(json, item);
                count++;
            }

            if (chunk >= chunks.Count)
            {
                break;
            }

            json.Flush();
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
            items = await read(chunks[chunk], httpContext.RequestAborted);
        }

        json.WriteEndArray();
        Envelope.Meta(json, name, page, count);
        json.WriteEndObject();
        json.Flush();
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}
