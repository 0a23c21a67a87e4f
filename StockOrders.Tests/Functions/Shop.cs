using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Lifecycle;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Durable;
using StockOrders.LocalHost.Mailbox;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Functions;

/// <summary>The whole app on a virtual clock with one account, and one order that is walked through its life.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public static readonly AccountId Account = AccountId.From("acme");

    private Shop(LocalApp app, MeteredStore store) => (App, Store) = (app, store);

    public LocalApp App { get; }

    public MeteredStore Store { get; }

    public OrderBook Book => App.Services.GetRequiredService<OrderBook>();

    public DurableEngine Engine => App.Services.GetRequiredService<DurableEngine>();

    public static string Instance => LifecycleInstance.IdOf(Account, Some.Id);

    /// <param name="inBrowser">Whether the app listens on a free port of this machine, for a browser to reach it.</param>
    public static async Task<Shop> Open(
        AccountSettings? settings = null, Action<IServiceCollection>? services = null, DateTimeOffset? at = null, bool inBrowser = false)
    {
        var store = new MeteredStore();
        var app = await LocalApp.Start(new LocalAppOptions
        {
            VirtualClock = at ?? Some.Morning,
            Urls = inBrowser ? "http://127.0.0.1:0" : null,
            Services = edges =>
            {
                edges.RemoveAll<IStore>();
                edges.AddSingleton<IStore>(store);
                services?.Invoke(edges);
            },
        });
        await app.Services.GetRequiredService<AccountRegistry>().CreateAccount(Account, default);
        await app.Services.GetRequiredService<SettingsRows>().Save(Account, settings ?? Some.Settings, null, default);
        await app.WhenIdle();
        return new Shop(app, store);
    }

    /// <summary>Submits an order of one line and lets everything happen that follows at once.</summary>
    public Task Submit(decimal total) => Do(Some.Create(Some.Line(1, total)) with { SubmitAtOnce = true });

    public Task SubmitLine(decimal quantity, decimal price = 1) => Do(Some.Create(Some.Line(quantity, price)) with { SubmitAtOnce = true });

    public async Task Do(OrderCommand command)
    {
        var outcome = await Try(command);
        Assert.Empty(outcome.Refusals);
    }

    public async Task<Outcome<OrderBooked>> Try(OrderCommand command)
    {
        var outcome = await Book.Execute(new OrderRequest(Account, Some.Id, command, "api:test"), default);
        await App.WhenIdle();
        return outcome;
    }

    public async Task<StockOrder> Order(OrderId? id = null) =>
        await Book.Find(Account, id ?? Some.Id, default) ?? throw new InvalidOperationException("There is no such order.");

    public async Task<Stage> Stage() => (await Order()).Stage;

    public async Task<string[]> Told()
    {
        var told = new List<string>();
        await foreach (var row in Store.All(OrderRows.TimelineOf(Account, Some.Id), default))
            told.Add(OrderEventNames.Of(Packed.To<TimelineEntry>(row).Event));
        return [.. told];
    }

    public async Task<int> Owed() => await Store.All(OrderRows.AllOutbox(Account), default).CountAsync();

    public MailMessage[] MailsTo(string address) => [.. App.Messages.Where(mail => mail.To == address)];

    /// <summary>The link in the newest mail to that address.</summary>
    public string LinkFor(string address) => new Uri(MailsTo(address)[^1].Links[0]).PathAndQuery;

    public async Task<(HttpStatusCode Status, string Page)> Get(string path)
    {
        using var client = ContractWatch.ClientOf(App);
        using var answer = await client.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>As people and programs that fill in forms do it: the page is opened, and what its form holds is sent along.</summary>
    public async Task<(HttpStatusCode Status, string Page)> Post(string path, string decision, string comment = "")
    {
        using var client = ContractWatch.ClientOf(App);
        using var form = new FormUrlEncodedContent([.. await PageFields.On(client, path), new("decision", decision), new("comment", comment)]);
        using var answer = await client.PostAsync(path, form);
        await App.WhenIdle();
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task After(TimeSpan since) => App.AdvanceTo(Some.Morning + since);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Store.Dispose();
    }
}
