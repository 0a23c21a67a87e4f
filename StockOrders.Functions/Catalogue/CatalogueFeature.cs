using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Suppliers;

namespace StockOrders.Functions.Catalogue;

internal static class CatalogueFeature
{
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddSingleton<CatalogueBook>()
        .AddSingleton<OwedAfterwards>()
        .AddSingleton<CatalogueAnswers>()
        .AddSingleton<CatalogueLists>()
        .AddSingleton<CatalogueBulk>()
        .AddSingleton<CatalogueDeletion>()
        .AddSingleton<CatalogueUses>()
        .AddSingleton<OfferChanges>()
        .AddSingleton<TouchedVariants>()
        .AddSingleton<VariantWalk>()
        .AddSingleton<MeasuredLeadTimes>();
}
