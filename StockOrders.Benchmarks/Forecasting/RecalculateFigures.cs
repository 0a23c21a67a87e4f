using System.Collections.Immutable;
using System.Diagnostics;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Forecasting;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Tests.Domain.Forecasting.Families;

namespace StockOrders.Benchmarks.Forecasting;

/// <summary>
/// What to order of a variant, worked out from its history: forecasts with automatic choice alone, and with reorder point, quantity and
/// vendor. On one core, every family alike, a year of history, and two.
/// </summary>
internal static class RecalculateFigures
{
    private const int OfEach = 250;

    /// <summary>The best of so many times of a fraction of a millisecond: what else the machine does is not in them.</summary>
    private const int Times = 20;
    private const int AtOnce = 25;

    private static readonly bool[] InStock = new bool[DemandHistory.Longest];

    public static Task Measure(Report report)
    {
        var variants = DemandFamilies.All.SelectMany(family => Enumerable.Range(1, OfEach).Select(seed => family.Variant(seed, 731 - family.Days))).ToArray();
        foreach (var days in new[] { 365, 731 })
        {
            var histories = variants.Select(sold => sold[..days]).ToArray();
            var facts = histories.Select(Facts).ToArray();
            report.Add(
                $"forecast with automatic choice, {days} days, one core",
                PerSecond(histories, sold => Forecasts.Of(sold, InStock.AsSpan(0, sold.Length), ForecastTable.Today, ForecastTerms.Automatic)),
                "variants/s",
                "");
            report.Add(
                $"the same with reorder point, quantity and vendor, {days} days",
                PerSecond(facts, one => ReorderPolicy.Suggest(one)),
                "variants/s",
                days == 365 ? "> 20,000/s" : "");
        }

        return Task.CompletedTask;
    }

    private static double PerSecond<T>(T[] all, Action<T> work) =>
        all.Length / Enumerable.Range(0, 2).Min(_ => all.Chunk(AtOnce).Sum(some => Enumerable.Range(0, Times).Min(_ => Seconds(some, work))));

    private static double Seconds<T>(T[] some, Action<T> work)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var one in some)
        {
            work(one);
        }

        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static ReorderFacts Facts(double[] sold)
    {
        var vendor = new Vendor { Id = VendorId.From("mill"), Name = "Mill", Currency = Currency.Of("EUR"), LeadTime = 14 };
        var warehouse = WarehouseId.From("main");
        return new ReorderFacts
        {
            Variant = new Variant
            {
                Id = VariantId.From("shirt"),
                ServiceLevel = 0.95,
                InStock = ImmutableSortedDictionary<string, decimal>.Empty.Add(warehouse.Value, 5),
                Vendors = [new VendorOffer { Vendor = vendor.Id, CostPrice = 4 }],
            },
            Warehouse = warehouse,
            Demand = DemandHistory.Of(sold.Select((units, day) => (ForecastTable.Today.AddDays(day - sold.Length), (decimal)Math.Round(units, 4)))),
            Vendors = new Dictionary<VendorId, Vendor> { [vendor.Id] = vendor },
            Settings = DefaultSettings.Value,
            Today = ForecastTable.Today,
        };
    }
}
