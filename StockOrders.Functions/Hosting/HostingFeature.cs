using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StockOrders.Functions.Hosting;

internal static class HostingFeature
{
    /// <summary>
    /// The framework writes the address of each request; that of a mailed link is a secret which decides, and belongs in no log.
    /// </summary>
    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration) => services
        .AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning))
        .AddSingleton(TimeProvider.System)
        .AddSingleton(provider => RateLimits.Read(configuration, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ApiDoor>()
        .AddSingleton<RepeatableCalls>();
}
