using StockOrders.Domain.Demand;

namespace StockOrders.Functions.Demand;

/// <summary>What a line should come to.</summary>
/// <param name="Sale">Where it is kept aside, its time is the one of the whole call.</param>
internal sealed record LineTarget(string Id, SoldLine Sale)
{
    public Place Place => new(Sale.Variant, Sale.Warehouse);
}

/// <summary>A line as it stands in the store.</summary>
internal sealed record StandingLine(SoldLine Sale, string ETag);

/// <summary>What a line adds to the days of a place.</summary>
internal readonly record struct LineShare(Place Place, DemandChange Change)
{
    /// <param name="sign">1 to add it, -1 to take it off.</param>
    /// <exception cref="OverflowException">A part of it is more than can be counted.</exception>
    public static IEnumerable<LineShare> Of(SoldLine sale, int sign)
    {
        yield return new LineShare(
            new Place(sale.Variant, sale.Warehouse), new DemandChange(sale.Date, sign * DemandHistory.Scaled(sale.Quantity)));
        foreach (var part in sale.Components ?? [])
        {
            yield return new LineShare(
                new Place(part.Variant, sale.Warehouse),
                new DemandChange(sale.Date, 0, sign * DemandHistory.Scaled(sale.Quantity * part.Quantity)));
        }
    }
}
