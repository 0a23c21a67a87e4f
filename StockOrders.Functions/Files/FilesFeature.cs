using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Files;

internal static class FilesFeature
{
    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<FileStore>()
        .AddSingleton<InvoiceUploads>();
}
