namespace StockOrders.Domain.Forecasting;

/// <summary>
/// Ways to foresee a variant's demand, the simplest first: where two err alike the earlier one is taken. Stored by name; none is ever
/// renamed or removed.
/// </summary>
internal enum ForecastMethod
{
    /// <summary>Mean of recent days in stock, with their trend where it helps.</summary>
    Recent,

    /// <summary>Mean of the last so many days in stock, however long ago those were.</summary>
    LastInStock,

    /// <summary>Level, weekdays and the season of the year, the variant's own or its category's.</summary>
    Seasonal,

    /// <summary>Exponential smoothing of level, damped trend and weekdays.</summary>
    HoltWinters,

    /// <summary>Size of a demand over days between demands, each smoothed: for what sells now and then.</summary>
    Croston,

    /// <summary>Croston without its bias (Syntetos and Boylan's approximation).</summary>
    Sba,

    /// <summary>Smoothed chance of a demand by its smoothed size (Teunter, Syntetos and Babai): falls to nothing when sales end.</summary>
    Tsb,
}
