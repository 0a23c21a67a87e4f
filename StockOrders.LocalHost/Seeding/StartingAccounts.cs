using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.LocalHost.Demo;
using StockOrders.LocalHost.Options;

namespace StockOrders.LocalHost.Seeding;

/// <summary>The accounts that the options ask for, made before the first request is answered.</summary>
internal static class StartingAccounts
{
    public static async Task Make(IServiceProvider services, LocalAppOptions options, CancellationToken cancellation)
    {
        if (options.Accounts.Count == 0)
            return;
        await using var scope = services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<AccountRegistry>();
        foreach (var account in options.Accounts)
            await Make(registry, account, cancellation);
    }

    private static async Task Make(AccountRegistry registry, AccountKey account, CancellationToken cancellation)
    {
        try
        {
            await registry.Ensure(new AccountId(account.Account), account.Key, cancellation);
        }
        catch (InvalidOperationException taken)
        {
            throw new LocalAppException($"--account {account.Account}: {taken.Message}", taken);
        }
    }

    /// <summary>Once the app answers, so that a person can watch the demo fill itself.</summary>
    public static Task SeedDemo(LocalApp app, LocalAppOptions options, CancellationToken cancellation = default)
    {
        if (!options.Demo)
            return Task.CompletedTask;
        return app.Services.GetRequiredService<DemoSeeding>().Seed(app, cancellation);
    }
}
