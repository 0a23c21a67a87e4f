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

    public static Task Measure(Report report)
    {
        var variants = int.TryParse(Environment.GetEnvironmentVariable("SERVICE_VARIANTS"), CultureInfo.InvariantCulture, out var given) ? given : 300;
        foreach (var one in ServiceCase.All)
        {
            var reached = one.Play(variants, Days, one.Policy);
            var knowing = one.PlayKnowing(variants, Days);
            report.Add(
                string.Create(CultureInfo.InvariantCulture, $"service: {one.Family.Name}, {one.Asked:P0} asked, {reached.Cycles} cycles"),
                string.Create(CultureInfo.InvariantCulture, $"{reached.CycleServiceLevel:P2}, stock {reached.AverageStock / knowing.AverageStock:P1}, filled {reached.FillRate:P2}"),
                "within 1.5 points; stock within 5 % of the policy that knows the truth");
        }

        return Task.CompletedTask;
    }
}
