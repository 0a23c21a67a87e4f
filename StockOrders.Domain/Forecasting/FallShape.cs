namespace StockOrders.Domain.Forecasting;

/// <summary>A way in which demand may have begun to fall.</summary>
/// <param name="Days">Since when.</param>
/// <param name="Now">Share of what sold before that sells today.</param>
/// <param name="Kept">Share of it that is kept every day; 1 where it fell once.</param>
internal sealed record FallShape(int Days, double Now, double Kept)
{
    public bool GoesOn => Kept < 1;

    /// <summary>Share that sells on average over the four weeks to come.</summary>
    public double ToCome { get; } = Kept < 1 ? Now * Kept * (1 - Math.Pow(Kept, DemandCurve.Month)) / (1 - Kept) / DemandCurve.Month : Now;

    /// <summary>Share that sold in the middle of a week, the last one 0.</summary>
    public double Share(int week)
    {
        var since = Days - (week * FallShapes.Week) - (FallShapes.Week / 2d);
        return GoesOn ? Math.Pow(Kept, Math.Max(0, since)) : since > 0 ? Now : 1;
    }
}
