using Microsoft.Extensions.DependencyInjection;

namespace StockOrders.Functions.Imports;

internal static class ImportsFeature
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<FileEnd>()
        .AddSingleton<FileIntake>()
        .AddSingleton<ImportBook>()
        .AddSingleton<ImportCalls>()
        .AddSingleton<ImportCancel>()
        .AddSingleton<ImportedLines>()
        .AddSingleton<ImportUpload>();
}
