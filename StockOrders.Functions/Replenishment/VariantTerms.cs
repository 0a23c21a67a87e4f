using System.Collections.Immutable;
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
    /// The variant that a person named, else the mean of its product's other variants, else that of its category. What never sold is known to
    /// be new where others of its product were there before it; else it starts from a variant that was named alone: it may stand on the
    /// shelf because nobody wants it.
    /// </summary>
    private static ForecastStart? Start(
        VariantFacts facts, Variant variant, WarehouseId warehouse, DemandHistory own, CategoryProfile? category, DateOnly today) =>
        variant.ForecastLike is { } like && facts.Sold.TryGetValue((like, warehouse), out var sold) && Like(sold, today) is { } alike
            ? new ForecastStart(ForecastStartKind.Sibling, like.Value, alike.Daily, alike.Deviation)
        : facts.Siblings.TryGetValue(variant.Id, out var siblings) && Mean(variant, siblings, warehouse, own) is { } mean
            ? mean
        : category is not null && own.FirstSold is not null
            ? new ForecastStart(ForecastStartKind.Category, category.Category, category.Daily, category.Deviation)
        : null;

    /// <summary>Null where none of them has sold for four weeks.</summary>
    private static ForecastStart? Mean(Variant variant, ImmutableArray<Sibling> siblings, WarehouseId warehouse, DemandHistory own)
    {
        var (daily, variance) = (0d, 0d);
        var sell = ImmutableArray.CreateBuilder<string>();
        foreach (var sibling in siblings)
        {
            if (sibling.Variant != variant.Id
                && (own.FirstSold is not null || sibling.Since is null || sibling.Since < variant.Since)
                && sibling.Sells.TryGetValue(warehouse, out var level))
            {
                daily += level.Daily;
                variance += level.Variance;
                sell.Add(sibling.Variant.Value);
            }
        }

        return sell.Count == 0
            ? null
            : new ForecastStart(
                ForecastStartKind.Sibling, variant.ProductId!, Math.Round(daily / sell.Count, 6), Math.Round(Math.Sqrt(variance / sell.Count), 6))
            {
                Siblings = sell.ToImmutable(),
            };
    }

    /// <summary>Null where it is as new.</summary>
    private static CategoryProfile? Like(DemandHistory sold, DateOnly today)
    {
        var totals = new CategoryTotals();
        var series = sold.Series(today);
        totals.Add(series.Sold, series.OutOfStock, today);
        return totals.Profile("");
    }
}
