using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;

namespace StockOrders.Domain.Backtests;

/// <summary>What every rule begins with.</summary>
internal static class OpeningStock
{
    /// <summary>A count that is older says little of what is left.</summary>
    public const int OldestCount = 7;

    /// <summary>What was given, else the last count less what was sold since, else what today's rules would fill an empty shelf up to.</summary>
    public static (decimal Units, OpeningStockSource From) Of(decimal? given, ReorderFacts facts, DateOnly from)
    {
        if (given is { } units)
            return (units, OpeningStockSource.Given);
        if (Counted(facts.Demand, from) is { } counted)
            return (counted, OpeningStockSource.Counted);

        var suggested = ReorderPolicy.Suggest(facts with
        {
            Variant = facts.Variant with { InStock = facts.Variant.InStock.SetItem(facts.Warehouse.Value, 0) },
            Promised = Promised.Nothing,
            Today = from,
        });
        return (
            OrderQuantity.UpTo(suggested.OrderUpTo, OrderQuantity.StepOf(null, facts.Variant.UnitDecimals)),
            OpeningStockSource.Expected);
    }

    private static decimal? Counted(DemandHistory history, DateOnly from)
    {
        StockLevel? last = null;
        foreach (var level in history.Levels)
        {
            if (level.Day < from)
                last = level;
        }

        if (last is not { } count || count.Day < from.AddDays(-OldestCount))
            return null;
        return Math.Max(0, count.Level - history.Sum(from, from.DayNumber - count.Day.DayNumber - 1));
    }
}

internal enum OpeningStockSource
{
    /// <summary>By whoever asked.</summary>
    Given,

    /// <summary>On the days before.</summary>
    Counted,

    /// <summary>Nobody counted: lead time, review period and safety stock as today's rules foresaw them on that morning.</summary>
    Expected,
}
