using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Functions.Promises;

internal static class PromisesFeature
{
    public static IServiceCollection AddPromises(this IServiceCollection services) => services.AddSingleton<OpenMoves>();
}
