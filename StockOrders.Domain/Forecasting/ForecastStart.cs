using System.Collections.Immutable;

namespace StockOrders.Domain.Forecasting;

/// <summary>What a new variant is expected to sell until it has sold for four weeks itself.</summary>
/// <param name="From">Variant, product or category that it was taken from.</param>
/// <param name="Daily">Units a day.</param>
/// <param name="Deviation">Standard deviation of one day's demand.</param>
internal sealed record ForecastStart(ForecastStartKind Kind, string From, double Daily, double Deviation)
{
    /// <summary>
    /// Days in the catalogue, and days since its first sale, after which a variant is not new any more: what has stood there for longer
    /// without a sale is not about to sell like the rest, and must not be bought as if it were.
    /// </summary>
    public const int NewDays = 60;

    /// <summary>Variants of the same product that it is the mean of; empty where it is not.</summary>
    public ImmutableArray<string> Siblings { get; init; } = [];
}

internal enum ForecastStartKind
{
    /// <summary>Another variant, named by a person or of the same product.</summary>
    Sibling,

    /// <summary>The mean of its category.</summary>
    Category,
}
