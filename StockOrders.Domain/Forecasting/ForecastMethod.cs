namespace StockOrders.Domain.Forecasting;

/// <summary>How demand to come is worked out from demand that was.</summary>
internal enum ForecastMethod
{
    /// <summary>The last weeks, with their trend where that helps.</summary>
    Recent,

    /// <summary>The last days on which there was stock.</summary>
    LastInStock,

    /// <summary>The level of now by the season's factors of a year.</summary>
    Seasonal,

    /// <summary>Level, trend and weekly season, each smoothed exponentially.</summary>
    HoltWinters,

    /// <summary>Croston: sizes of demands and the days between them, smoothed apart.</summary>
    Croston,

    /// <summary>Croston's method corrected for its bias (Syntetos and Boylan).</summary>
    Sba,

    /// <summary>Size and probability of demand, the probability smoothed every day (Teunter, Syntetos and Babai).</summary>
    Tsb,
}
