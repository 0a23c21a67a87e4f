using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost.Options;

namespace StockOrders.LocalHost.Seeding;

/// <summary>Makes an account with a key of all scopes; doing it again changes nothing.</summary>
internal interface IAccountMaking
{
    Task Make(AccountKey account, CancellationToken cancellation);
}

/// <summary>Fills a store with the demo's data; doing it again changes nothing.</summary>
internal interface IDemo
{
    Task Seed(LocalApp app, CancellationToken cancellation);
}

/// <summary>The accounts that the options ask for, made before the first request is answered.</summary>
internal static class StartingAccounts
{
    public static async Task Make(IServiceProvider services, LocalAppOptions options, CancellationToken cancellation)
    {
        if (options.Accounts.Count == 0)
            return;
        await using var scope = services.CreateAsyncScope();
        var making = scope.ServiceProvider.GetService<IAccountMaking>()
            ?? throw new LocalAppException("This app keeps no accounts, so --account has nothing to make.");
        foreach (var account in options.Accounts)
            await making.Make(account, cancellation);
    }

    /// <summary>Once the app answers, so that a person can watch the demo fill itself.</summary>
    public static Task SeedDemo(LocalApp app, LocalAppOptions options, CancellationToken cancellation = default)
    {
        if (!options.Demo)
            return Task.CompletedTask;
        var demo = app.Services.GetService<IDemo>() ?? throw new LocalAppException("This app has no demo.");
        return demo.Seed(app, cancellation);
    }
}
