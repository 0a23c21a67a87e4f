using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Mailbox;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Functions;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.WholeLife;

/// <summary>A brand with one vendor, two warehouses and two variants, on a running app whose clock the test moves.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string Approver = "manager@shop.example";
    public const string Escalation = "director@shop.example";
    public const string Supplier = "orders@vendor.example";
    public const string Key = "a-key-for-tests";

    /// <summary>A Friday morning in British Summer Time, in no way special.</summary>
    public static readonly DateTimeOffset Start = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly HttpClient api;

    private Shop(LocalApp app, string account)
    {
        App = app;
        Account = account;
        api = ContractWatch.ClientOf(app);
        api.DefaultRequestHeaders.Add("Authorization", Key + account);
        api.DefaultRequestHeaders.Add("Account", account);
    }

    public LocalApp App { get; }

    public string Account { get; }

    public IReadOnlyList<MailMessage> Mails => App.Messages;

    public static async Task<Shop> Open(StoreChoice store, string folder, object? settings = null, DateTimeOffset? start = null)
    {
        var shop = await Reopen(store, folder, "a" + Guid.NewGuid().ToString("N")[..10], start ?? Start);
        await shop.Put("settings", new { settings = settings ?? DefaultSettings() });
        await shop.Put("vendors/vendor_1", new { vendor = new { name = "Wonka Candy", email = Supplier, currency = "GBP", lead_time = 14 } });
        await shop.Put("warehouses/w1", new { warehouse = new { display_name = "Leeds" } });
        await shop.Put("warehouses/w2", new { warehouse = new { display_name = "Rotterdam" } });
        foreach (var id in new[] { "c20_123", "c20_124" })
        {
            await shop.Put($"variants/{id}", new
            {
                variant = new
                {
                    sku = "SKU-" + id,
                    title = "Everlasting gobstopper " + id,
                    cost_price = 4.2,
                    lead_time = 14,
                    review_period = 30,
                    vendors = new[] { new { vendor = "vendor_1", cost_price = 4.2 } },
                },
            });
        }

        return shop;
    }

    /// <summary>The shop of a folder, on a host that was off until then; what was due meanwhile is done.</summary>
    public static async Task<Shop> Reopen(StoreChoice store, string folder, string account, DateTimeOffset at)
    {
        var app = await LocalApp.Start(new LocalAppOptions
        {
            Store = store,
            DataDirectory = folder,
            VirtualClock = at,
            Accounts = [new AccountKey(account, Key + account)],
        });
        await app.WhenIdle();
        return new Shop(app, account);
    }

    public static object DefaultSettings(string silence = "reject") => new
    {
        currency = "GBP",
        time_zone = "Europe/London",
        shop_name = "The Shop",
        approval_limit = 2000,
        approver_email = Approver,
        escalation_email = Escalation,
        approval_reminder = "PT24H",
        approval_escalation = "PT48H",
        approval_timeout = "PT72H",
        approval_silence = silence,
        confirmation_due = "PT24H",
        confirmation_chase = "PT25H",
        digest_at = (string?)null,
    };

    public Task<JsonObject> Get(string path) => Send(HttpMethod.Get, path, null, HttpStatusCode.OK);

    public Task<JsonObject> Put(string path, object body) => Send(HttpMethod.Put, path, body, null);

    public Task<JsonObject> Post(string path, object body, HttpStatusCode? expected = null) => Send(HttpMethod.Post, path, body, expected);

    public Task<JsonObject> Patch(string path, object body, HttpStatusCode? expected = null) => Send(HttpMethod.Patch, path, body, expected);

    /// <summary>Creates an order with status OPEN and lets its lifecycle come to rest.</summary>
    public async Task<string> Order(decimal quantity, decimal price, string variant = "c20_123", string status = "OPEN")
    {
        var made = await Post("purchase-orders", new JsonObject
        {
            ["purchase-order"] = new JsonObject
            {
                ["status"] = status,
                ["reference"] = "MY_PO_20",
                ["vendor"] = "vendor_1",
                ["warehouse"] = "w1",
                ["items"] = new JsonArray(new JsonObject { ["id"] = variant, ["replenishment"] = quantity, ["cost_price"] = price }),
            },
        });
        await App.WhenIdle();
        return (string)made["purchase-order"]!["id"]!;
    }

    public async Task<JsonObject> Order(string id) => (JsonObject)(await Get($"purchase-orders/{id}"))["purchase-order"]!;

    public async Task<string> Stage(string id) => (string)(await Order(id))["stage"]!;

    public async Task<IReadOnlyList<string>> Timeline(string id) =>
        [.. ((JsonArray)(await Get($"purchase-orders/{id}/timeline"))["events"]!).Select(happened => (string)happened!["type"]!)];

    public Task<JsonObject> Receive(string id, decimal total, string variant = "c20_123") =>
        Patch($"purchase-orders/{id}/items", new { items = new[] { new { id = variant, received = total } } });

    public Task<JsonObject> Invoice(string id, string number, decimal quantity, decimal price) => Post("invoices", new
    {
        invoice = new
        {
            number,
            vendor = "vendor_1",
            purchase_order = id,
            date = "2026-05-20",
            currency = "GBP",
            items = new[] { new { id = "c20_123", quantity, cost_price = price } },
            total = quantity * price,
        },
    });

    public async Task<JsonArray> Payments() => (JsonArray)(await Get("payment-queue"))["payments"]!;

    public async Task After(TimeSpan time) => await App.Advance(time);

    /// <summary>The address behind the newest mail to someone; they have had one.</summary>
    public string LinkTo(string address, string path) => Mails
        .Last(mail => mail.To.Contains(address, StringComparison.Ordinal) && mail.Links.Any(link => link.Contains(path, StringComparison.Ordinal)))
        .Links.First(link => link.Contains(path, StringComparison.Ordinal));

    public async Task<(HttpStatusCode Status, string Page)> Open(string link)
    {
        using var person = ContractWatch.ClientOf(App);
        using var answer = await person.GetAsync(new Uri(new Uri(link).PathAndQuery, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Fills in the form behind a link and presses one of its buttons.</summary>
    public async Task<(HttpStatusCode Status, string Page)> Press(string link, string decision, string comment = "")
    {
        using var person = ContractWatch.ClientOf(App);
        var path = new Uri(link).PathAndQuery;
        using var form = new FormUrlEncodedContent([.. await PageFields.On(person, path), new("decision", decision), new("comment", comment)]);
        using var answer = await person.PostAsync(new Uri(path, UriKind.Relative), form);
        var page = await answer.Content.ReadAsStringAsync();
        await App.WhenIdle();
        return (answer.StatusCode, page);
    }

    public async Task<JsonObject> Send(HttpMethod method, string path, object? body, HttpStatusCode? expected, string? key = null)
    {
        using var request = new HttpRequestMessage(method, new Uri("/api/v1/" + path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await api.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (expected is null ? !answer.IsSuccessStatusCode : answer.StatusCode != expected)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{method} {path}: {(int)answer.StatusCode} {text}"));
        }

        await App.WhenIdle();
        return text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!;
    }

    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        await App.DisposeAsync();
    }
}
