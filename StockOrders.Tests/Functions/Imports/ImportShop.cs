using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Domain.Values;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Functions.Imports;

/// <summary>The whole app on a virtual clock with variants <c>v1</c> to <c>v9</c> and warehouses <c>w1</c> and <c>w2</c>, and what is sent to it as files.</summary>
internal sealed class ImportShop : IAsyncDisposable
{
    public const string Sales = "sales";
    public const string Levels = "stock-levels";
    public const string Header = "id,variant,warehouse,date,quantity\n";

    private const string Account = "a1";
    private const string Other = "b2";

    private readonly HttpClient client;
    private readonly HttpClient unwatched;

    private ImportShop(LocalApp app)
    {
        App = app;
        client = ContractWatch.ClientOf(app);
        unwatched = app.CreateClient();
    }

    public LocalApp App { get; }

    /// <param name="store">Kept when the shop closes, so that another can open on it.</param>
    public static async Task<ImportShop> Open(IStore? store = null, DateTimeOffset? at = null)
    {
        var shop = new ImportShop(await LocalApp.Start(new LocalAppOptions
        {
            VirtualClock = at ?? new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
            Accounts = [new AccountKey(Account, "key-of-" + Account), new AccountKey(Other, "key-of-" + Other)],
            Services = edges =>
            {
                if (store is not null)
                {
                    edges.RemoveAll<IStore>();
                    edges.AddSingleton(store);
                }
            },
        }));
        return shop;
    }

    public async Task<ImportShop> Stocked()
    {
        await Json(HttpMethod.Put, "warehouses/w1", """{"warehouse":{"display_name":"Main"}}""");
        await Json(HttpMethod.Put, "warehouses/w2", """{"warehouse":{"display_name":"Second"}}""");
        var variants = string.Join(',', Enumerable.Range(1, 9).Select(number => $$"""{"id":"v{{number}}","sku":"S-{{number}}","title":"Thing"}"""));
        await Json(HttpMethod.Post, "variants", $$"""{"variants":[{{variants}}]}""");
        return this;
    }

    /// <summary>Many lines of a file of sales, without its header.</summary>
    public static string Lines(int count, int from = 1) => string.Concat(Enumerable.Range(from, count).Select(number =>
        $"line-{number},v{(number % 9) + 1},w{(number % 2) + 1},2026-04-{(number % 30) + 1:00},{number % 7}\n"));

    /// <summary>What those lines say was sold of a variant.</summary>
    public static decimal Sum(int count, string variant) =>
        Enumerable.Range(1, count).Where(number => variant == $"v{(number % 9) + 1}").Sum(number => number % 7);

    public Task<Imported> Send(string file, string? key = null, string query = "", string kind = Sales) =>
        SendBytes(Encoding.UTF8.GetBytes(file), key, query, kind);

    public async Task<Imported> SendBytes(byte[] file, string? key = null, string query = "", string kind = Sales, string account = Account)
    {
        using var content = new ByteArrayContent(file);
        return await Send(client, content, key, query, kind, account);
    }

    /// <summary>Sends a file that breaks off.</summary>
    public async Task<Imported> SendCut(string file, int breaksAt, string? key = null, string query = "")
    {
        using var content = new StreamContent(new Pieces(Encoding.UTF8.GetBytes(file), 4_000, breaksAt));
        return await Send(unwatched, content, key, query, Sales, Account);
    }

    public async Task<Imported> Get(string path, string account = Account)
    {
        using var request = Request(HttpMethod.Get, path, account);
        return await Answer(client, request);
    }

    public async Task<Imported> Import(string id, string kind = Sales) => await Get($"{kind}/imports/{id}");

    public async Task<Imported> Json(HttpMethod method, string path, string? body, string account = Account, string? key = null)
    {
        using var request = Request(method, path, account);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Answer(client, request);
    }

    /// <summary>What is known to have been sold of a variant, wherever.</summary>
    public async Task<decimal> Sold(string variant)
    {
        var sum = 0m;
        await foreach (var row in App.Services.GetRequiredService<DemandRows>().Between(new AccountId(Account), new(variant), new(variant), default))
        {
            var history = row.History();
            sum += history.Sum(history.First.AddDays(history.Length), history.Length);
        }

        return sum;
    }

    /// <summary>How many chunks of an import's lines are stored.</summary>
    public async Task<int> Chunks(string id) =>
        await App.Services.GetRequiredService<IStore>().All(StockOrders.Functions.Imports.ImportRows.Chunks(new AccountId(Account), id), default).CountAsync();

    public async Task HasSold(int lines)
    {
        for (var number = 1; number <= 9; number++)
        {
            Assert.Equal(Sum(lines, $"v{number}"), await Sold($"v{number}"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        unwatched.Dispose();
        await App.DisposeAsync();
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string account)
    {
        var request = new HttpRequestMessage(method, new Uri("/api/v1/" + path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", "key-of-" + account);
        request.Headers.TryAddWithoutValidation("Account", account);
        return request;
    }

    private static async Task<Imported> Answer(HttpClient client, HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Imported((int)answer.StatusCode, text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!);
    }

    private static async Task<Imported> Send(HttpClient through, HttpContent file, string? key, string query, string kind, string account)
    {
        using var request = Request(HttpMethod.Post, $"{kind}/imports{query}", account);
        file.Headers.TryAddWithoutValidation("Content-Type", "text/csv");
        request.Content = file;
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Answer(through, request);
    }
}

/// <summary>An answer about an import.</summary>
internal sealed record Imported(int Code, JsonObject Json)
{
    public JsonObject One => (JsonObject)Json["import"]!;

    public string Id => (string)One["id"]!;

    public string Status => (string)One["status"]!;

    public string? Error => (string?)Json["result"]!["code"];

    public int Number(string name) => (int)One[name]!;

    /// <summary>Each refused line as its number, column and code.</summary>
    public IEnumerable<string> Refused => ((JsonArray)One["refused_lines"]!).Select(line => $"{line!["line"]} {line["field"]} {line["code"]}".Replace("  ", " ", StringComparison.Ordinal));
}
