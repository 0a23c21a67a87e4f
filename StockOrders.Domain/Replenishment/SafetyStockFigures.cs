namespace StockOrders.Domain.Replenishment;

/// <summary>A safety stock and what it comes from. Figures of the service level are there where one is asked for, whatever steers.</summary>
internal sealed record SafetyStockFigures(decimal Quantity, SafetyStockSource From)
{
    public static SafetyStockFigures None { get; } = new(0, SafetyStockSource.Fixed);

    /// <summary>Of one day's demand (σd), what the level may be off by counted in.</summary>
    public double Deviation { get; init; }

    /// <summary>Of the demand of the whole lead time: √(L·σd² + d²·σL²).</summary>
    public double DemandDeviation { get; init; }

    /// <summary>That deviation by the expected demand of the lead time.</summary>
    public double Variation { get; init; }

    /// <summary>Deviations above what is expected; null where no service level is asked for.</summary>
    public double? Z { get; init; }

    /// <summary>What the service level asks for.</summary>
    public decimal ByService { get; init; }

    /// <summary>Whether <see cref="Z"/> is a skewed distribution's (Pearson III), as demand is too lumpy for a normal one.</summary>
    public bool IsLumpy { get; init; }
}
