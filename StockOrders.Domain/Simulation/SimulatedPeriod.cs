using System.Collections.Immutable;
using StockOrders.Domain.Demand;

namespace StockOrders.Domain.Simulation;

/// <summary>What happens to one variant in one warehouse, whatever is ordered. Nobody who orders sees any of it before its day.</summary>
/// <param name="From">The first day; its demand is the first of <paramref name="Demand"/>.</param>
/// <param name="Demand">Units asked for, by day; none below zero.</param>
/// <param name="OpeningStock">On the shelf on the first morning, before anything arrives.</param>
/// <param name="Before">What was known on that morning.</param>
internal sealed record SimulatedPeriod(DateOnly From, ImmutableArray<decimal> Demand, decimal OpeningStock, DemandHistory Before)
{
    /// <summary>Days that the orders really take, one after the other and then from the first again; empty: as long as each was decided with.</summary>
    public ImmutableArray<int> LeadTimes { get; init; } = [];

    /// <summary>Ordered before the first day and still to come.</summary>
    public ImmutableArray<(DateOnly Day, decimal Quantity)> OnOrder { get; init; } = [];
}

/// <summary>What is known on the morning of a day, after goods have arrived and before anybody buys.</summary>
/// <param name="Known">Sales and stock up to and including yesterday.</param>
/// <param name="OnOrder">Still to come, by the day that it was promised for.</param>
internal readonly record struct Morning(DateOnly Today, decimal OnHand, DemandHistory Known, IReadOnlyList<(DateOnly Day, decimal Quantity)> OnOrder);

/// <summary>What is ordered on a morning.</summary>
/// <param name="Quantity">0: nothing.</param>
/// <param name="LeadTime">Days until it is promised to arrive; 0: there before the day's demand.</param>
internal readonly record struct Ordered(decimal Quantity, int LeadTime);

/// <summary>One day as it went.</summary>
/// <param name="Arrived">There in the morning.</param>
/// <param name="Ordered">In the morning.</param>
/// <param name="Lost">Asked for and not there: it is not made up for later.</param>
/// <param name="Closing">On the shelf when the day is over.</param>
internal readonly record struct SimulatedDay(DateOnly Day, decimal Arrived, decimal Ordered, decimal Demand, decimal Lost, decimal Closing)
{
    public decimal Sold => Demand - Lost;

    /// <summary>On the shelf in the morning, arrivals included.</summary>
    public decimal Opening => Closing + Sold;
}
