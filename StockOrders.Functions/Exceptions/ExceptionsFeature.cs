using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Outbox;

namespace StockOrders.Functions.Exceptions;

internal static class ExceptionsFeature
{
    public static IServiceCollection AddExceptions(this IServiceCollection services) => services
        .AddSingleton<ExceptionLists>()
        .AddSingleton<ExceptionCatchUp>()
        .AddSingleton<DigestBook>()
        .AddSingleton<IEffectWork, DigestWork>();
}
