using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StockOrders.Functions;
using StockOrders.LocalHost.Demo;
using StockOrders.LocalHost.Http;

namespace StockOrders.LocalHost.Options;

/// <summary>How to run the app. The defaults suit a test: nothing on disk, no sockets, the system's clock.</summary>
internal sealed record LocalAppOptions
{
    public StoreChoice Store { get; init; } = StoreChoice.Memory;

    /// <summary>Where files go; made where it is missing. Unused where nothing is written to files.</summary>
    public string DataDirectory { get; init; } = ".data";

    /// <summary>Addresses to listen on, separated by semicolons; null for no sockets, when only <see cref="LocalApp.CreateClient"/> reaches the app.</summary>
    public string? Urls { get; init; }

    /// <summary>The virtual clock's first instant; null for the system's clock.</summary>
    public DateTimeOffset? VirtualClock { get; init; }

    public bool Demo { get; init; }

    public IReadOnlyList<AccountKey> Accounts { get; init; } = [];

    /// <summary>Application settings on top of those that the host finds itself.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Also reads local.settings.json and the environment, as the Functions host does.</summary>
    public bool ReadSurroundings { get; init; }

    public LocalFunctions Functions { get; init; } = LocalFunctions.OfTheApp;

    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>Called last, when everything is registered: a test puts its own store, clock or mail service in front of ours.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Accounts whose keys this host may show on its start page, the demo's first.</summary>
    public IEnumerable<AccountKey> KnownKeys() => Demo ? Accounts.Prepend(new AccountKey(DemoAccount.Id, DemoAccount.Key)) : Accounts;
}

/// <summary>An account that is made at the start, with a key of all scopes.</summary>
internal sealed record AccountKey(string Account, string Key);

/// <summary>The functions to run and how their app registers its services and middleware.</summary>
/// <param name="Types">Where functions are looked for.</param>
/// <param name="Host">The app's host.json.</param>
internal sealed record LocalFunctions(
    Func<IEnumerable<Type>> Types, Action<IFunctionsWorkerApplicationBuilder, IConfiguration> Configure, Func<HostJson> Host)
{
    public static readonly LocalFunctions OfTheApp =
        new(() => typeof(App).Assembly.GetTypes(), App.Configure, () => HostJson.Read(AppContext.BaseDirectory));
}
