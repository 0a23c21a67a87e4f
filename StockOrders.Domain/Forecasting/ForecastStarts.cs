namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Whom a new variant is expected to sell like: the sibling that a person named, else the mean of its product's other variants, else its
/// category's. Without a person's word that goes for the first weeks in the catalogue only: what has stood there for longer without a sale
/// is not about to sell like the rest, and must not be bought as if it were.
/// </summary>
internal static class ForecastStarts
{
    public const int NewDays = 60;

    /// <param name="named">Forecast of the variant that a person named, with its id; null where nobody did.</param>
    /// <param name="product">Its product's id.</param>
    /// <param name="siblings">Forecasts of its product's other variants.</param>
    /// <param name="since">When it came into the catalogue; null where that is not known, then it counts as old.</param>
    public static ForecastStart? Of(
        (string Variant, Forecast Forecast)? named,
        string? product,
        IReadOnlyCollection<Forecast> siblings,
        CategoryProfile? category,
        DateOnly? since,
        DateOnly today)
    {
        if (named is { } like) return new ForecastStart(ForecastStartKind.Sibling, like.Variant, like.Forecast.Daily, like.Forecast.Deviation);
        if (since is not { } first || today.DayNumber - first.DayNumber > NewDays) return null;
        if (product is not null && siblings.Count > 0) return Mean(product, siblings);

        return category is null ? null : new ForecastStart(ForecastStartKind.Category, category.Category, category.Daily, category.Deviation);
    }

    private static ForecastStart Mean(string product, IReadOnlyCollection<Forecast> siblings)
    {
        var (daily, variance) = (0d, 0d);
        foreach (var sibling in siblings)
        {
            daily += sibling.Daily;
            variance += sibling.Deviation * sibling.Deviation;
        }

        return new ForecastStart(
            ForecastStartKind.Sibling,
            product,
            Math.Round(daily / siblings.Count, 6),
            Math.Round(Math.Sqrt(variance / siblings.Count), 6));
    }
}
