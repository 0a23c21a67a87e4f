using System.Globalization;
using System.Net.Http.Headers;
using StockOrders.Domain.Connections;

namespace StockOrders.Functions.Connections.Http;

/// <summary>One thing that is asked of the other side, in as many tries as it takes.</summary>
/// <param name="Id">Stands for the asking and is the same in each try.</param>
/// <param name="Path">Behind the connection's own address, query included.</param>
/// <param name="Body">JSON; empty for a question that changes nothing.</param>
internal sealed record WireRequest(HttpMethod Method, string Path, string Id, ReadOnlyMemory<byte> Body)
{
    public bool Writes => Method != HttpMethod.Get;

    /// <summary>A try: signed anew, for the time stamp says when it was sent.</summary>
    public HttpRequestMessage Signed(Uri connection, WebhookSecret secret, DateTimeOffset now)
    {
        // What is signed is parted by dots, so the signed id holds none.
        var id = Id.Replace('.', '_');
        var timestamp = now.ToUnixTimeSeconds();
        var message = new HttpRequestMessage(Method, new Uri(connection.AbsoluteUri.TrimEnd('/') + Path));
        message.Headers.TryAddWithoutValidation("webhook-id", id);
        message.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        message.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(secret, id, timestamp, Body.Span));
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", "StockOrders/1");
        if (Writes)
        {
            message.Headers.TryAddWithoutValidation("Idempotency-Key", Id);
            message.Content = new ReadOnlyMemoryContent(Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        return message;
    }
}
