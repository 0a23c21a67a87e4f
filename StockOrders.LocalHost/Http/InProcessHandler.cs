using System.Net;
using Microsoft.AspNetCore.Http.Features;

namespace StockOrders.LocalHost.Http;

/// <summary>Turns an HttpClient's request into one of the server's and back. The answer is whole when it is given.</summary>
internal sealed class InProcessHandler(InProcessServer server) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStreamAsync(cancellationToken) : Stream.Null;
        using var answered = new MemoryStream();
        var response = new InProcessResponse(answered);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(RequestOf(request, body));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(response);
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = cancellationToken });
        features.Set<IHttpRequestBodyDetectionFeature>(new HasBody(request.Content is not null));
        try
        {
            await server.Process(features);
            await response.CompleteAsync();
        }
        finally
        {
            await response.RunCompleted();
        }

        // As every server over sockets does: what is written in answer to HEAD goes nowhere.
        return AnswerOf(request, response, request.Method == HttpMethod.Head ? [] : answered.ToArray());
    }

    private static HttpRequestFeature RequestOf(HttpRequestMessage request, Stream body)
    {
        var uri = request.RequestUri!;
        var feature = new HttpRequestFeature
        {
            Method = request.Method.Method,
            Scheme = uri.Scheme,
            Protocol = "HTTP/1.1",
            Path = Uri.UnescapeDataString(uri.AbsolutePath.Replace("%2F", "%252F", StringComparison.OrdinalIgnoreCase)),
            PathBase = "",
            QueryString = uri.Query,
            RawTarget = uri.PathAndQuery,
            Body = body,
        };
        feature.Headers.Host = request.Headers.Host ?? uri.Authority;
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> ofContent = request.Content is { } content ? content.Headers : [];
        foreach (var (name, values) in request.Headers.Concat(ofContent))
            feature.Headers[name] = values.ToArray();
        if (request.Content?.Headers.ContentLength is { } length)
            feature.Headers.ContentLength = length;
        return feature;
    }

    private static HttpResponseMessage AnswerOf(HttpRequestMessage request, InProcessResponse response, byte[] body)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)response.StatusCode) { RequestMessage = request, Content = new ByteArrayContent(body) };
        foreach (var (name, values) in response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                answer.Content.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return answer;
    }

    private sealed record HasBody(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
