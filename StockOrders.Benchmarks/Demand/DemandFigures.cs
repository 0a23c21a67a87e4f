using System.Diagnostics;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Demand;

/// <summary>What two years of demand cost to hold, to write and to read, and how fast lines of sales are recorded, each once.</summary>
internal static class DemandFigures
{
    private const int Rounds = 50_000;
    private const int Variants = 1_000;
    private static readonly DateOnly Today = new(2026, 5, 1);

    public static async Task Measure(Report report)
    {
        foreach (var (name, mean, every) in new[] { ("18 a day, counted daily", 18, 1), ("now and then", 2, 9) })
        {
            var days = TwoYears(mean, every);
            var packed = PackedDemand.Pack(days);
            report.Add($"two years, {name}: bytes", packed.Length, "B", "< 1,500");
            report.Add($"two years, {name}: pack", Nanoseconds(() => PackedDemand.Pack(days)), "ns", "");
            report.Add($"two years, {name}: unpack to a history", Nanoseconds(() => PackedDemand.Unpack(packed).History()), "ns", "< 3,000");
        }

        using var store = new SqliteMemoryStore();
        var catalogue = new CatalogueBook(store, TimeProvider.System);
        var parts = new PartsBook(catalogue);
        var sales = new SalesBook(store, parts, new KeptAside(store, parts), TimeProvider.System);
        foreach (var some in Enumerable.Range(0, Variants).Select(number => new Variant { Id = new VariantId($"v{number:D4}") }).Chunk(StoreLimits.MaxChanges))
        {
            await catalogue.Save(
                new AccountId("bench"), [.. some.Select(variant => RowChange.Insert(CatalogueRows.Variant(variant.Id), Packed.From(variant)))], default);
        }

        var watch = Stopwatch.StartNew();
        for (var call = 0; call < 40; call++)
        {
            await sales.Record(new AccountId("bench"), [.. Enumerable.Range(call * 5_000, 5_000).Select(Line)], default);
        }

        report.Add("lines of sales of 1,000 variants recorded, 5,000 a call, SQLite memory", 200_000 / watch.Elapsed.TotalSeconds, "/s", "");
    }

    private static SaleLine Line(int number) => new(
        $"line-{number:D7}", new VariantId($"v{number % Variants:D4}"), new WarehouseId("w1"), Today.AddDays(-(number / Variants)), 1 + number % 7);

    private static double Nanoseconds(Func<object> act)
    {
        for (var round = 0; round < Rounds; round++)
        {
            act();
        }

        // Of the processor, so that whatever else the machine does is left out.
        var before = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < Rounds; round++)
        {
            act();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / Rounds;
    }

    private static DemandDays TwoYears(int mean, int every)
    {
        var random = new Random(1);
        var stock = 0;
        return DemandDays.None.With([.. Enumerable.Range(-731, 732).Select(day =>
        {
            var sold = day % every == 0 ? random.Next(2 * mean) : 0;
            stock = Math.Max(0, stock + (day % 14 == 0 ? 14 * mean : 0) - sold);
            return new DemandChange(Today.AddDays(day), sold * DemandHistory.Scale) { Level = every == 1 ? stock * DemandHistory.Scale : null };
        })]);
    }
}
