using System.Collections.Immutable;

namespace StockOrders.Domain.Forecasting;

/// <summary>What one variant will sell in one warehouse from today on, how sure that is, and how it was found. Units are the variant's.</summary>
internal sealed record Forecast
{
    public required ForecastMethod Method { get; init; }

    /// <summary>What a person set; null where the choice is automatic. Differs from <see cref="Method"/> where that needs more history.</summary>
    public ForecastMethod? Asked { get; init; }

    public bool ByPerson => Asked == Method;

    /// <summary>What stands in for history that the variant does not have yet; null where its own is enough.</summary>
    public ForecastStart? Start { get; init; }

    /// <summary>Days of its own history that were looked at: from the first sale to yesterday, 731 at most.</summary>
    public required int History { get; init; }

    /// <summary>Of those, days out of stock, which do not count.</summary>
    public int OutOfStock { get; init; }

    /// <summary>In-stock days that the level rests on, in effect; 0: none, so the uncertainty of the level is not known.</summary>
    public double EffectiveDays { get; init; }

    /// <summary>Standard deviation of one day's demand around the forecast, to 6 digits.</summary>
    public double Deviation { get; init; }

    /// <summary>Skew of a sum of days by its coefficient of variation.</summary>
    public double SkewOfVariation { get; init; } = DemandSkew.Usual;

    /// <summary>How the candidates erred on the variant's own past, the simplest first; empty where nothing was compared.</summary>
    public ImmutableArray<ForecastError> Errors { get; init; } = [];

    /// <summary>Sales of the last four weeks were not what any method would have said: what they have become is taken for what they are now.</summary>
    public bool Changed { get; init; }

    public required DemandCurve Curve { get; init; }

    /// <summary>Units a day over the first four weeks, to 6 digits.</summary>
    public double Daily => Math.Round(Curve.Sum(DemandCurve.Month) / DemandCurve.Month, 6);

    /// <summary>Units expected on the next so many days, today the first of them; to 6 digits. Never below 0, never less for more days.</summary>
    public double Sum(int days) => Math.Round(Curve.Sum(days), 6);

    /// <summary>Units expected from one day ahead (0: today) until before another.</summary>
    public double Between(int from, int to) => Math.Max(0, Sum(to) - Sum(from));

    /// <summary>
    /// Standard deviation of what the sum of so many days will be off by: each day's own, and the level's, which is the same on all of them.
    /// </summary>
    public double DeviationOver(int days) =>
        Math.Round(Deviation * Math.Sqrt(days + (EffectiveDays > 0 ? (double)days * days / EffectiveDays : 0)), 6);
}

/// <summary>
/// Root of the mean square of what forecasts from days in the past erred by over ten days and over the horizon, each over the root of its
/// days: as the standard deviation of a day, in units.
/// </summary>
internal readonly record struct ForecastError(ForecastMethod Method, double Error);
