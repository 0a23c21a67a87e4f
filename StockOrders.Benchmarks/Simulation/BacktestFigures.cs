using System.Diagnostics;
using StockOrders.Domain.Backtests;
using StockOrders.Tests.Domain.Simulation.Generators;

namespace StockOrders.Benchmarks.Simulation;

/// <summary>How fast a past year is played again by three rules, forecasts and choices of every morning included.</summary>
internal static class BacktestFigures
{
    private const int Variants = 30;
    private const int Rules = 3;

    public static Task Measure(Report report)
    {
        var watch = Stopwatch.StartNew();
        foreach (var family in DemandFamily.All)
        {
            var one = new ServiceCase(family, 0.95);
            for (var variant = 0; variant < Variants; variant++)
            {
                var facts = one.Facts with { Demand = one.Period(variant, 0).Before };
                Backtesting.Of(
                    facts,
                    new BacktestPeriod(facts.Today.AddDays(-365), facts.Today.AddDays(-1), null),
                    [new(BacktestRule.Today), new("98 %") { ServiceLevel = 0.98 }, new("days") { SafetyDays = 7 }]);
            }
        }

        report.Add("backtest: variants × years × rules, one core", DemandFamily.All.Count * Variants * Rules / watch.Elapsed.TotalSeconds, "/s", "200 within an answer");
        return Task.CompletedTask;
    }
}
