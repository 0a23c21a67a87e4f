using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Functions.Accounts;

internal static class AccountsFeature
{
    public static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<SettingsRows>()
        .AddSingleton<KeyRows>()
        .AddSingleton<KeyRings>()
        .AddSingleton<AccountListCalls>()
        .AddSingleton<AccountRegistry>();
}
