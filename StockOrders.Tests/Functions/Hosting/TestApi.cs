using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Http;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Functions.Hosting;

/// <summary>
/// The app's HTTP over a counted memory store, without timers, queues or orchestrations: what a request costs and changes is seen
/// before anything else acts on it.
/// </summary>
internal sealed class TestApi : IAsyncDisposable
{
    public const string Account = "a1";
    public const string Key = "key-of-a1";
    public const string OtherAccount = "b2";
    public const string OtherKey = "key-of-b2";

    public static readonly DateTimeOffset Start = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly LocalApp app;
    private readonly HttpClient client;

    private TestApi(LocalApp app)
    {
        this.app = app;
        client = ContractWatch.ClientOf(app);
    }

    public IServiceProvider Services => app.Services;

    public StoreMetering Store => (StoreMetering)app.Services.GetRequiredService<IStore>();

    /// <summary>For answers that are no text.</summary>
    public HttpClient Client() => ContractWatch.ClientOf(app);

    public static async Task<TestApi> Run(IStore? store = null, Action<IServiceCollection>? services = null)
    {
        var api = new TestApi(await LocalApp.Start(new LocalAppOptions
        {
            VirtualClock = Start,
            Functions = new LocalFunctions(
                () => typeof(App).Assembly.GetTypes().Where(type => type.GetMethods().Any(IsHttp)), App.Configure, () => new HostJson("", HostQueues)),
            Services = edges =>
            {
                edges.RemoveAll<IStore>();
                edges.AddSingleton<IStore>(new StoreMetering(store ?? new SqliteMemoryStore()));
                services?.Invoke(edges);
            },
        }));
        var accounts = api.Services.GetRequiredService<AccountRegistry>();
        await accounts.Ensure(new AccountId(Account), Key, default);
        await accounts.Ensure(new AccountId(OtherAccount), OtherKey, default);

        // That a key was used is written down at its first call; what tests count is what a call costs besides.
        var keys = api.Services.GetRequiredService<KeyRows>();
        await keys.Used((await keys.Find(Key, default))!, default);
        return api;
    }

    /// <summary>With a vendor, two warehouses and variants <c>c1_1</c> to <c>c1_30</c>.</summary>
    public static async Task<TestApi> RunWithCatalogue(IStore? store = null, Action<IServiceCollection>? services = null)
    {
        var api = await Run(store, services);
        await api.Must(HttpMethod.Put, "/api/v1/vendors/vendor_1", """{"vendor":{"name":"Wonka","email":"orders@wonka.example","currency":"GBP","lead_time":14}}""");
        await api.Must(HttpMethod.Put, "/api/v1/warehouses/w1", """{"warehouse":{"display_name":"Main"}}""");
        await api.Must(HttpMethod.Put, "/api/v1/warehouses/w2", """{"warehouse":{"display_name":"Second"}}""");
        var variants = string.Join(',', Enumerable.Range(1, 30).Select(number =>
            $$"""{"id":"c1_{{number}}","sku":"S-{{number}}","title":"Thing {{number}}","vendors":[{"vendor":"vendor_1","cost_price":4.2}]}"""));
        await api.Must(HttpMethod.Post, "/api/v1/variants", $$"""{"variants":[{{variants}}]}""");
        return api;
    }

    public async Task<Answer> Send(
        HttpMethod method, string path, string? body = null, string key = Key, string account = Account, params (string Name, string Value)[] headers) =>
        await SendBytes(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), "application/json", key, account, headers);

    public async Task<Answer> SendBytes(
        HttpMethod method, string path, byte[]? body, string media, string key = Key, string account = Account, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", media);
        }

        if (key.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Authorization", key);
        }

        if (account.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Account", account);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        return new Answer(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            response.Content.Headers.ContentType?.ToString() ?? "")
        {
            Allow = string.Join(", ", response.Content.Headers.Allow),
        };
    }

    /// <summary>Another key of the account, with these scopes only.</summary>
    public Task<string> AddKey(Scopes scopes) => Get<AccountRegistry>().AddKey(new AccountId(Account), "limited", null, scopes, default);

    public Task Advance(TimeSpan by) => app.Advance(by);

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public async Task<Answer> Must(HttpMethod method, string path, string? body = null)
    {
        var answer = await Send(method, path, body);
        Assert.True((int)answer.Status < 300, $"{method} {path} answered {(int)answer.Status}: {answer.Text}");
        return answer;
    }

    /// <summary>An order of lines <c>c1_1</c>, <c>c1_2</c>, … of 10 each; returns its id.</summary>
    public async Task<string> CreateOrder(int lines = 2, string status = "draft")
    {
        var created = await Must(HttpMethod.Post, "/api/v1/purchase-orders", OrderBody(lines, status));
        return created.Json["purchase-order"]!["id"]!.GetValue<string>();
    }

    /// <summary>An order that was submitted, let through and sent, as its lifecycle would have done.</summary>
    public async Task<string> CreateSentOrder(int lines = 2)
    {
        var id = await CreateOrder(lines, "OPEN");
        await Lifecycle(id, new OrderCommand.RouteForApproval());
        await Lifecycle(id, new OrderCommand.Send());
        return id;
    }

    public async Task Lifecycle(string order, OrderCommand command)
    {
        var booked = await Get<OrderBook>().Execute(new OrderRequest(new AccountId(Account), new OrderId(order), command, "system"), default);
        Assert.True(booked.Value.Changed);
    }

    public async Task<JsonNode> Order(string id) => (await Must(HttpMethod.Get, $"/api/v1/purchase-orders/{id}")).Json["purchase-order"]!;

    public static string OrderBody(int lines = 2, string status = "draft") => $$"""
        {"purchase-order":{"status":"{{status}}","reference":"PO-1","vendor":"vendor_1","warehouse":"w1","items":[{{string.Join(
            ',', Enumerable.Range(1, lines).Select(number => $$"""{"id":"c1_{{number}}","replenishment":10}"""))}}]} }
        """;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private static readonly QueueOptions HostQueues = new(16, 8, 5, TimeSpan.Zero, TimeSpan.FromMinutes(1));

    private static bool IsHttp(System.Reflection.MethodInfo method) => method.GetParameters()
        .Any(parameter => parameter.IsDefined(typeof(HttpTriggerAttribute), false));
}

internal sealed record Answer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers, string ContentType)
{
    public int Code => (int)Status;

    public string Allow { get; init; } = "";

    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? ErrorCode => Json["result"]?["code"]?.GetValue<string>();

    public IEnumerable<string?> ErrorFields => Json["result"]!["errors"]!.AsArray().Select(error => error!["field"]?.GetValue<string>());
}
