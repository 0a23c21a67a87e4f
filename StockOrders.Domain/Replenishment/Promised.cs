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

    /// <summary>The same without what stands on drafts of runs which nobody has touched, and which the next run plans anew; null where that is nothing.</summary>
    public Promised? Firm { get; init; }

    /// <summary>What people took off runs' drafts of purchases that are drafts still: it is not to be put back.</summary>
    public decimal TakenOff { get; init; }

    /// <summary>The same of goods that were to come from other warehouses.</summary>
    public decimal NotMoved { get; init; }

    /// <summary>What a run works from that rewrites such drafts: they do not stand in the way of their own rewriting.</summary>
    public Promised ForDrafts => Firm ?? this;

    /// <param name="planned">On a draft of a run that nobody has touched.</param>
    public Promised Bought(decimal quantity, DateOnly? day, bool planned = false) => this with
    {
        Purchases = Purchases + quantity,
        Arrivals = Arrivals.Add(new Arrival(day, quantity)),
        Firm = planned ? ForDrafts : Firm?.Bought(quantity, day),
    };

    /// <inheritdoc cref="Bought"/>
    public Promised MovedIn(decimal quantity, DateOnly? day, bool planned = false) => this with
    {
        TransfersIn = TransfersIn + quantity,
        Arrivals = Arrivals.Add(new Arrival(day, quantity)),
        Firm = planned ? ForDrafts : Firm?.MovedIn(quantity, day),
    };

    /// <inheritdoc cref="Bought"/>
    public Promised MovedOut(decimal quantity, bool planned = false) => this with
    {
        TransfersOut = TransfersOut + quantity,
        Firm = planned ? ForDrafts : Firm?.MovedOut(quantity),
    };

    public Promised NotWantedMoved(decimal quantity) => this with { NotMoved = NotMoved + quantity, Firm = Firm?.NotWantedMoved(quantity) };

    public Promised NotWanted(decimal quantity) => this with { TakenOff = TakenOff + quantity, Firm = Firm?.NotWanted(quantity) };
}
