using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StockOrders.LocalHost.Clock;
using StockOrders.LocalHost.Durable;
using StockOrders.LocalHost.Http;
using StockOrders.LocalHost.Mailbox;
using StockOrders.LocalHost.Options;
using StockOrders.LocalHost.Queues;
using StockOrders.LocalHost.Seeding;

namespace StockOrders.LocalHost;

/// <summary>The whole app running in this process: its HTTP, timers, queues and orchestrations, over one store and one clock.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private static readonly Uri InProcess = new("http://localhost");

    private readonly WebApplication web;
    private readonly DataDirectory? directory;
    private readonly Triggers triggers;
    private bool disposed;

    private LocalApp(WebApplication web, DataDirectory? directory)
    {
        (this.web, this.directory) = (web, directory);
        triggers = web.Services.GetRequiredService<Triggers>();
        Clock = web.Services.GetRequiredService<TimeProvider>();
    }

    /// <summary>Where the app listens; without sockets the address that <see cref="CreateClient"/> uses.</summary>
    public Uri BaseAddress { get; private set; } = InProcess;

    public IReadOnlyCollection<string> Urls =>
        [.. Services.GetRequiredService<InProcessServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    public IServiceProvider Services => web.Services;

    public TimeProvider Clock { get; }

    /// <summary>Every mail sent so far, in order.</summary>
    public IReadOnlyList<MailMessage> Messages => [.. Services.GetRequiredService<MailStore>().All().Select(MailMessage.Read)];

    /// <exception cref="LocalAppException">It cannot run like this; the message says why and what to do.</exception>
    public static async Task<LocalApp> Start(LocalAppOptions options, CancellationToken cancellation = default)
    {
        var directory = options.Store.Kind == StoreKind.Memory ? null : DataDirectory.Take(options.DataDirectory);
        var app = Build(options, directory);
        try
        {
            await app.Begin(options, cancellation);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client that goes through the same pipeline as a request from outside, without sockets; it waits for each answer, however late.</summary>
    public HttpClient CreateClient() =>
        new(new InProcessHandler(Services.GetRequiredService<InProcessServer>())) { BaseAddress = BaseAddress, Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Moves the virtual clock on; answers when everything due by then has happened, in order.</summary>
    public Task Advance(TimeSpan by) => AdvanceTo(Clock.GetUtcNow() + by);

    public Task AdvanceTo(DateTimeOffset instant) => Services.GetRequiredService<Scheduler>().AdvanceTo(instant);

    /// <summary>Waits until everything set off so far has come to rest.</summary>
    public Task WhenIdle() => Services.GetRequiredService<Scheduler>().Settle();

    /// <summary>Waits for Ctrl-C, SIGTERM, or the app's own wish to stop.</summary>
    public Task WhenStopped() => web.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await web.StopAsync();
        await triggers.DisposeAsync();

        // Before the services that its orchestrators and activities are made from: without them each step would fail, and be kept as failed.
        await Services.GetRequiredService<DurableEngine>().DisposeAsync();
        await web.DisposeAsync();
        directory?.Dispose();
    }

    private static LocalApp Build(LocalAppOptions options, DataDirectory? directory)
    {
        try
        {
            return new LocalApp(LocalAppBuilding.Build(options), directory);
        }
        catch
        {
            directory?.Dispose();
            throw;
        }
    }

    private async Task Begin(LocalAppOptions options, CancellationToken cancellation)
    {
        if (options.Store.ConnectionString is { } storage)
            await StorageAccount.Prepare(storage, cancellation);
        await Listening.Start(web, cancellation);
        if (options.Urls is not null)
        {
            BaseAddress = new Uri(Urls.First());
            LocalSettings.Listening(web.Configuration, BaseAddress);
        }

        await StartingAccounts.Make(Services, options, cancellation);
        await triggers.Start(cancellation);
    }
}
