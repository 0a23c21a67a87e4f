using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StockOrders.Functions.Connections;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>
/// A real server on this machine that keeps stock as the generic connection wants it: what comes under a key it has seen is answered as the
/// first time and changes nothing. Told to, it misbehaves.
/// </summary>
internal sealed class StockKeeper : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> answered = new();
    private readonly ConcurrentQueue<(string Key, string Body)> pushes = new();
    private readonly Lock gate = new();
    private WebApplication? server;

    private StockKeeper()
    {
    }

    public Dictionary<string, decimal> Stock { get; } = new(StringComparer.Ordinal);

    /// <summary>Every push that came, also those that were not taken.</summary>
    public IReadOnlyList<(string Key, string Body)> Pushes => [.. pushes];

    /// <summary>Called before a push is taken: answers it in place of the server where it returns true.</summary>
    public Func<HttpContext, Task<bool>> BeforePush { get; set; } = _ => Task.FromResult(false);

    /// <summary>Called after a push was taken and before it is answered.</summary>
    public Func<HttpContext, Task> AfterPush { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called before stock is told, likewise.</summary>
    public Func<HttpContext, Task<bool>> BeforeStock { get; set; } = _ => Task.FromResult(false);

    /// <summary>The line to it, for the app that calls it.</summary>
    public WireTimes Network { get; } = StandingNetwork.Times();

    public string Url { get; private set; } = "";

    public static async Task<StockKeeper> Open()
    {
        var keeper = new StockKeeper();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.WaitForEver());
        var server = builder.Build();
        server.MapPost("/shop/stock-updates", keeper.Push);
        server.MapGet("/shop/stock", keeper.Tell);
        await server.StartAsync();
        keeper.server = server;
        keeper.Url = server.Urls.First() + "/shop";
        return keeper;
    }

    public async ValueTask DisposeAsync() => await server!.DisposeAsync();

    private async Task Push(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        pushes.Enqueue((key, body));
        if (await BeforePush(http))
            return;

        string answer;
        lock (gate)
        {
            answer = answered.GetOrAdd(key, _ => Taken(JsonNode.Parse(body)!));
        }

        await AfterPush(http);
        await Results.Content(answer, "application/json").ExecuteAsync(http);
    }

    private string Taken(JsonNode push)
    {
        var outcomes = new JsonArray();
        foreach (var item in push["items"]!.AsArray())
        {
            var id = item!["id"]!.ToString();
            var before = item["stock_before"]?.GetValue<decimal>();
            if (!Stock.TryGetValue(id, out var stock) || (before is { } known && known != stock))
            {
                outcomes.Add(new JsonObject { ["id"] = id, ["error"] = "Update request failed" });
                continue;
            }

            Stock[id] = stock + item["delta"]!.GetValue<decimal>();
            outcomes.Add(new JsonObject { ["id"] = id });
        }

        return new JsonObject { ["items"] = outcomes }.ToJsonString();
    }

    private async Task Tell(HttpContext http)
    {
        if (await BeforeStock(http))
            return;
        var known = http.Request.Query["ids"].ToString().Split(',').Where(Stock.ContainsKey)
            .Select(id => (JsonNode)new JsonObject { ["id"] = id, ["in_stock"] = Stock[id] });
        await Results.Content(new JsonObject { ["items"] = new JsonArray([.. known]) }.ToJsonString(), "application/json").ExecuteAsync(http);
    }
}
