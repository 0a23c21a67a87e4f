using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Functions.Backtests;

/// <summary>The whole app with 60 variants <c>v01</c> to <c>v60</c>, which make two parts of a backtest; one in each part has sold.</summary>
internal sealed class BacktestShop : IAsyncDisposable
{
    public const string Account = "a1";
    public const int Variants = 60;
    public const string Route = "replenishment/backtests";

    /// <summary>60 variants, two years, two rules: too much for one answer.</summary>
    public const string TwoYears = """{"backtest": {"from": "2024-05-02", "to": "2026-04-30", "rules": [{"name": "week", "safety_days": 7}]}}""";

    private readonly HttpClient client;

    private BacktestShop(LocalApp app) => (App, client) = (app, ContractWatch.ClientOf(app));

    public LocalApp App { get; }

    /// <param name="store">Kept when the shop closes, so that another can open on it.</param>
    /// <param name="minutes">After nine.</param>
    public static async Task<BacktestShop> Open(IStore store, int minutes = 0) => new(await LocalApp.Start(new LocalAppOptions
    {
        VirtualClock = new DateTimeOffset(2026, 5, 1, 9, minutes, 0, TimeSpan.Zero),
        Accounts = [new AccountKey(Account, "key-of-a1"), new AccountKey("b2", "key-of-b2")],
        Services = edges =>
        {
            edges.RemoveAll<IStore>();
            edges.AddSingleton(store);
        },
    }));

    public async Task<BacktestShop> Stocked()
    {
        await Must(HttpMethod.Put, "vendors/vendor_1", """{"vendor":{"name":"Wonka","email":"orders@wonka.example","currency":"GBP","lead_time":14}}""");
        await Must(HttpMethod.Put, "warehouses/w1", """{"warehouse":{"display_name":"Main"}}""");
        await Must(HttpMethod.Post, "variants", $$"""{"variants":[{{string.Join(',', Enumerable.Range(1, Variants).Select(number =>
            $$"""{"id":"v{{number:00}}","sku":"S-{{number}}","vendors":[{"vendor":"vendor_1","cost_price":4.2}]}"""))}}]}""");
        foreach (var (variant, first) in new[] { ("v01", 700), ("v55", 400) })
        {
            await Must(HttpMethod.Post, "sales", $$"""{"sales":[{{string.Join(',', Enumerable.Range(1, first).Select(day => string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":"{{variant}}-{{day}}","variant":"{{variant}}","warehouse":"w1","date":"{{new DateOnly(2026, 5, 1).AddDays(-day):yyyy-MM-dd}}","quantity":{{1 + (day * 7 % 5)}}}""")))}}]}""");
        }

        return this;
    }

    public async Task<JsonNode> Backtest(string id) => (await Must(HttpMethod.Get, $"{Route}/{id}")).Json["backtest"]!;

    public async Task<(HttpStatusCode Code, JsonNode Json)> Must(HttpMethod method, string path, string? body = null)
    {
        var answer = await Send(method, path, body);
        Assert.True((int)answer.Code < 300, $"{method} {path} answered {answer.Code}: {answer.Json}");
        return answer;
    }

    public async Task<(HttpStatusCode Code, JsonNode Json)> Send(
        HttpMethod method, string path, string? body = null, string account = Account, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path);
        request.Headers.Add("Authorization", "key-of-" + account);
        request.Headers.Add("Account", account);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, JsonNode.Parse(text.Length == 0 ? "{}" : text)!);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await App.DisposeAsync();
    }
}
