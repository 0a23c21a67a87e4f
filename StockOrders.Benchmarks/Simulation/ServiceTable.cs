using System.Globalization;
using StockOrders.Domain.Simulation;
using StockOrders.Tests.Domain.Simulation.Generators;

namespace StockOrders.Benchmarks.Simulation;

/// <summary>
/// The proof of service in full size: demand whose truth is known, played with the policy of every night and with the least stock that
/// reaches the level asked for when the truth is known.
/// </summary>
internal static class ServiceTable
{
    private const int Days = 365;

    /// <summary>Other variants than those of the tests.</summary>
    private const int First = 50_000;

    public static Task Measure(Report report)
    {
        var variants = int.TryParse(Environment.GetEnvironmentVariable("SERVICE_VARIANTS"), CultureInfo.InvariantCulture, out var given) ? given : 600;
        foreach (var one in ServiceCase.All.Select(one => one with { First = First }))
        {
            var (reached, knowing) = one.Play(variants, Days);
            report.Add(
                string.Create(CultureInfo.InvariantCulture, $"service: {one.Family.Name}, {one.LeadTime} days, {one.Asked:P0} asked, {reached.Cycles} cycles"),
                string.Create(CultureInfo.InvariantCulture, $"{reached.CycleServiceLevel:P2}, stock {reached.AverageStock / knowing.AverageStock:P1}, filled {reached.FillRate:P2}"),
                "within 1.5 points; stock within 5 % of the policy that knows the truth");
        }

        return Task.CompletedTask;
    }
}
