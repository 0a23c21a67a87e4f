namespace StockOrders.Domain.Demand;

/// <summary>
/// A history as forecasts read it: one entry a day from <see cref="First"/> to yesterday, nothing left out. Both arrays are as long.
/// </summary>
/// <param name="First">The day of the first sale, or the oldest day that is still known of.</param>
/// <param name="Sold">Units asked for on that day by customers and by assemblies; never below zero, though returns may outweigh sales.</param>
/// <param name="OutOfStock">Nothing was there to sell, so that nothing sold says nothing about demand.</param>
internal sealed record DemandSeries(DateOnly First, double[] Sold, bool[] OutOfStock)
{
    /// <summary>Of what never sold.</summary>
    public static DemandSeries None { get; } = new(DateOnly.MinValue, [], []);

    public int Length => Sold.Length;
}
