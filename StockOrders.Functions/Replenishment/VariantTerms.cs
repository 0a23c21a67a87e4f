using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Replenishment;

/// <summary>What a variant's forecast goes by beside its own history: its category's season, and where it is new what it is like.</summary>
internal static class VariantTerms
{
    /// <summary>Longer ago than this a variant's first sale cannot have been while it is still new, but for shelves that were empty most of the time.</summary>
    private const int MayBeNew = 365;

    public static ForecastTerms Of(VariantFacts facts, Variant variant, WarehouseId warehouse, DemandHistory own, DateOnly today)
    {
        var category = variant.Category is { } name && facts.Categories.TryGetValue(name, out var profile) ? profile : null;
        var start = own.FirstSold is not { } first || first > today.AddDays(-MayBeNew) ? Start(facts, variant, warehouse, own, category, today) : null;
        return category is null && start is null ? ForecastTerms.Automatic : new ForecastTerms { Category = category, Start = start };
    }

    /// <summary>
    /// The variant that a person named, else the mean of its category. What never sold starts from a variant that was named alone: nobody
    /// knows whether it is new, or stands on the shelf because nobody wants it.
    /// </summary>
    private static ForecastStart? Start(
        VariantFacts facts, Variant variant, WarehouseId warehouse, DemandHistory own, CategoryProfile? category, DateOnly today) =>
        variant.ForecastLike is { } like && facts.Sold.TryGetValue((like, warehouse), out var sold) && Like(sold, today) is { } alike
            ? new ForecastStart(ForecastStartKind.Sibling, like.Value, alike.Daily, alike.Deviation)
        : category is not null && own.FirstSold is not null
            ? new ForecastStart(ForecastStartKind.Category, category.Category, category.Daily, category.Deviation)
        : null;

    /// <summary>Null where that one is as new.</summary>
    private static CategoryProfile? Like(DemandHistory sold, DateOnly today)
    {
        var (series, totals) = (sold.Series(today), new CategoryTotals());
        totals.Add(series.Sold, series.OutOfStock, today);
        return totals.Profile("");
    }
}
