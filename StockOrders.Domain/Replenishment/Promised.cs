using System.Collections.Immutable;

namespace StockOrders.Domain.Replenishment;

/// <summary>Goods that come at the beginning of a day of the account; null where nobody said when.</summary>
internal readonly record struct Arrival(DateOnly? Day, decimal Quantity);

/// <summary>What orders that are not over promise of one variant to one warehouse, and away from it.</summary>
internal sealed record Promised(decimal Purchases, decimal TransfersIn, decimal TransfersOut, ImmutableArray<Arrival> Arrivals)
{
    public static Promised Nothing { get; } = new(0, 0, 0, []);

    /// <summary>Bought, made or moved here: whatever it is, it need not be bought again.</summary>
    public decimal OnOrder => Purchases + TransfersIn;

    public Promised Bought(decimal quantity, DateOnly? day) =>
        this with { Purchases = Purchases + quantity, Arrivals = Arrivals.Add(new Arrival(day, quantity)) };

    public Promised MovedIn(decimal quantity, DateOnly? day) =>
        this with { TransfersIn = TransfersIn + quantity, Arrivals = Arrivals.Add(new Arrival(day, quantity)) };

    public Promised MovedOut(decimal quantity) => this with { TransfersOut = TransfersOut + quantity };
}
