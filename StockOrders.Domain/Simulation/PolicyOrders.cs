using StockOrders.Domain.Replenishment;

namespace StockOrders.Domain.Simulation;

/// <summary>Orders what the policy of every night would have suggested on that morning, knowing no more than was known then.</summary>
internal static class PolicyOrders
{
    /// <param name="standing">What holds on all days; its stock, history, orders and day are replaced by the morning's.</param>
    public static Func<Morning, Ordered> Of(ReorderFacts standing) => morning =>
    {
        var promised = Promised.Nothing;
        foreach (var (day, quantity) in morning.OnOrder)
            promised = promised.Bought(quantity, day);
        var suggestion = ReorderPolicy.Suggest(standing with
        {
            Variant = standing.Variant with { InStock = standing.Variant.InStock.SetItem(standing.Warehouse.Value, morning.OnHand) },
            Demand = morning.Known,
            Promised = promised,
            Today = morning.Today,
        });
        return new Ordered(suggestion.Quantity, suggestion.LeadTime);
    };
}
