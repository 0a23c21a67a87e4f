namespace StockOrders.Domain.Simulation;

/// <summary>
/// What a period came to. A cycle runs from one arrival to the day before the next; it is one of stock-out where anything asked for was
/// not there. Days before the first and after the last arrival belong to no cycle: what an order did is known when the next one comes.
/// </summary>
/// <param name="Days">Played.</param>
/// <param name="StockOutDays">On which something asked for was not there.</param>
/// <param name="AverageStock">Mean over the days of what was there in the morning and in the evening.</param>
/// <param name="Orders">Placed.</param>
internal sealed record FulfilmentFigures(
    int Days, int StockOutDays, int Cycles, int StockOutCycles, decimal Demand, decimal Lost, decimal AverageStock, int Orders, decimal OrderedUnits)
{
    public static FulfilmentFigures None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Share of what was asked for that was there; null where nothing was asked for.</summary>
    public decimal? FillRate => Demand == 0 ? null : (Demand - Lost) / Demand;

    /// <summary>Share of cycles without a stock-out; null where none was complete.</summary>
    public decimal? CycleServiceLevel => Cycles == 0 ? null : (decimal)(Cycles - StockOutCycles) / Cycles;

    /// <param name="skip">Days at the beginning that do not count: what was there then was decided by others.</param>
    public static FulfilmentFigures Of(ReadOnlySpan<SimulatedDay> days, int skip = 0)
    {
        var counted = days[Math.Min(skip, days.Length)..];
        var (stockOutDays, cycles, stockOutCycles, orders) = (0, 0, 0, 0);
        var (demand, lost, stock, units) = (0m, 0m, 0m, 0m);
        var (isInCycle, isOut) = (false, false);
        foreach (var day in counted)
        {
            if (day.Arrived > 0)
            {
                cycles += isInCycle ? 1 : 0;
                stockOutCycles += isInCycle && isOut ? 1 : 0;
                (isInCycle, isOut) = (true, false);
            }

            isOut |= day.Lost > 0;
            stockOutDays += day.Lost > 0 ? 1 : 0;
            orders += day.Ordered > 0 ? 1 : 0;
            (demand, lost, stock, units) = (demand + day.Demand, lost + day.Lost, stock + ((day.Opening + day.Closing) / 2), units + day.Ordered);
        }

        return new FulfilmentFigures(
            counted.Length, stockOutDays, cycles, stockOutCycles, demand, lost, counted.Length == 0 ? 0 : stock / counted.Length, orders, units);
    }

    /// <summary>Several variants, or several periods of one that were as long; average stock adds up, as it would on their shelves.</summary>
    public FulfilmentFigures And(FulfilmentFigures other) => new(
        Math.Max(Days, other.Days),
        StockOutDays + other.StockOutDays,
        Cycles + other.Cycles,
        StockOutCycles + other.StockOutCycles,
        Demand + other.Demand,
        Lost + other.Lost,
        AverageStock + other.AverageStock,
        Orders + other.Orders,
        OrderedUnits + other.OrderedUnits);
}
