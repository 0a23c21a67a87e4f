using System.Diagnostics;
using StockOrders.Domain.Forecasting;
using StockOrders.Tests.Domain.Forecasting.Families;

namespace StockOrders.Benchmarks.Forecasting;

/// <summary>Forecasts with automatic choice on one core: every family alike, a year of history, and two.</summary>
internal static class RecalculateFigures
{
    private const int OfEach = 250;

    /// <summary>The best of so many times of a fraction of a millisecond: what else the machine does is not in them.</summary>
    private const int Times = 20;
    private const int AtOnce = 25;

    public static Task Measure(Report report)
    {
        var variants = DemandFamilies.All.SelectMany(family => Enumerable.Range(1, OfEach).Select(seed => family.Variant(seed, 731 - family.Days))).ToArray();
        foreach (var days in new[] { 365, 731 })
        {
            var histories = variants.Select(sold => sold[..days]).ToArray();
            var each = histories.Chunk(AtOnce).Sum(some => Enumerable.Range(0, Times).Min(_ => Seconds(some))) / histories.Length;
            report.Add($"forecast with automatic choice, {days} days, one core", 1 / each, "variants/s", days == 365 ? "> 28,000/s" : "");
        }

        return Task.CompletedTask;
    }

    private static double Seconds(double[][] histories)
    {
        var inStock = new bool[731];
        var began = Stopwatch.GetTimestamp();
        foreach (var sold in histories)
        {
            Forecasts.Of(sold, inStock.AsSpan(0, sold.Length), ForecastTable.Today, ForecastTerms.Automatic);
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
