using System.Collections.Immutable;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Simulation;

namespace StockOrders.Domain.Backtests;

/// <summary>A period that is played again.</summary>
/// <param name="To">The last day, included.</param>
/// <param name="OpeningStock">Null: as counted, or as expected.</param>
internal sealed record BacktestPeriod(DateOnly From, DateOnly To, decimal? OpeningStock)
{
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>What came of one variant in one warehouse.</summary>
internal sealed record Replay(decimal OpeningStock, OpeningStockSource OpeningFrom, PastDemand Demand, ImmutableArray<RuleReplay> Rules);

/// <summary>What came of it by one rule.</summary>
internal sealed record RuleReplay(string Rule, FulfilmentFigures Figures, BacktestCost Cost, SimulatedDay[] Days);

/// <summary>
/// Plays what was asked for in a past period again, by several rules side by side. Each of them decides every morning from what was known
/// then: sales before the period as they were, sales within it as they came of the rule itself. Goods take as long as their order counted with.
/// </summary>
internal static class Backtesting
{
    /// <param name="standing">As all stands today, history included; its day and stock do not count.</param>
    public static Replay Of(ReorderFacts standing, BacktestPeriod period, IReadOnlyList<BacktestRule> rules)
    {
        // What is promised to customers today was not then.
        standing = standing with { Variant = standing.Variant with { Reserved = standing.Variant.Reserved.Clear() } };
        var terms = ForecastTerms.Automatic with { Method = standing.Variant.Method };
        var demand = PastDemand.Of(standing.Demand, period.From, period.To, terms, standing.Variant.UnitDecimals);
        var (opening, from) = OpeningStock.Of(period.OpeningStock, standing, period.From);
        var played = new SimulatedPeriod(period.From, demand.Units, opening, standing.Demand);
        return new Replay(opening, from, demand, [.. rules.Select(rule => Of(standing, played, rule))]);
    }

    private static RuleReplay Of(ReorderFacts standing, SimulatedPeriod period, BacktestRule rule)
    {
        var days = Simulator.Run(period, PolicyOrders.Of(rule.On(standing)));
        var figures = FulfilmentFigures.Of(days);
        return new RuleReplay(rule.Name, figures, BacktestCost.Of(figures, standing.Variant, standing.Vendors, standing.Settings), days);
    }
}
