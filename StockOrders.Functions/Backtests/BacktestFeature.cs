using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Functions.Backtests;

internal static class BacktestFeature
{
    public static IServiceCollection AddBacktests(this IServiceCollection services) => services
        .AddSingleton<BacktestBook>()
        .AddSingleton<BacktestScope>()
        .AddSingleton<PlayBacktestPart>();
}
