namespace StockOrders.Domain.Forecasting;

/// <summary>What a variant's forecast is to go by, besides its own history.</summary>
internal sealed record ForecastTerms
{
    public static ForecastTerms Automatic { get; } = new();

    /// <summary>As a person set it; null: what erred least on the variant's own past.</summary>
    public ForecastMethod? Method { get; init; }

    /// <summary>Days whose sum has to be right, lead time and review period: methods are compared over them.</summary>
    public int Horizon { get; init; } = DemandCurve.Month;

    /// <summary>The variant's category, for the season of those with less than a year of their own; null where it has none.</summary>
    public CategoryProfile? Category { get; init; }

    /// <summary>For a variant that is new; null where nothing is like it.</summary>
    public ForecastStart? Start { get; init; }
}
