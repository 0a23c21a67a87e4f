using System.Net.Http.Json;
using System.Text.Json;

namespace StockOrders.LocalHost.Demo;

/// <summary>Calls the API and stops at the first answer that is not a success: a demo that is half there convinces nobody.</summary>
internal sealed class DemoClient(HttpClient http, CancellationToken cancellation)
{
    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path, null);

    public async Task<JsonElement> Send(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1/" + path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await http.SendAsync(request, cancellation);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)
            : throw new LocalAppException($"The demo cannot be made: {method} {path} was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
    }
}
