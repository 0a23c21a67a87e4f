using System.Diagnostics;
using System.Globalization;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Replenishment;

/// <summary>A night's pages over a SQLite file, as the activities of a run do them, two at once for each core; and where the time goes.</summary>
internal static class NightFigures
{
    private const int Variants = 50_000;
    private const int Looked = 5_000;
    private const int Rounds = 5;

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("stockorders-night");
        try
        {
            using var store = new SqliteStore(Path.Combine(folder.FullName, "night.db"));
            var shop = new NightShop(store, NightShop.Account, NightShop.Night, Variants);
            await shop.Fill();
            var bytes = new FileInfo(Path.Combine(folder.FullName, "night.db")).Length;
            report.Add($"size of a store of {Variants:N0} variants with a year of sales", bytes / 1e6, "MB", "");

            var night = new NightRun(store);
            await Parts(report, store, night);
            await Whole(report, night, "first", NightShop.Night, "a night that finds everything new: read, compute, write all");
            await Whole(report, night, "second", NightShop.Night, "the same over unchanged data: read, compute, compare");
            await shop.Sell(every: 10);
            await Whole(report, night, "third", NightShop.Night.AddDays(1), "the next night, a tenth of the variants sold");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Whole(Report report, NightRun night, string id, DateOnly day, string what)
    {
        GC.Collect();
        var (lists, commits) = (night.Store.Lists, night.Store.Commits);
        using var process = Process.GetCurrentProcess();
        var (watch, work) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        var written = await night.Run(id, day);
        watch.Stop();
        process.Refresh();
        work = process.TotalProcessorTime - work;
        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"{what}; {written:N0} written, {night.Store.Lists - lists:N0} lists, {night.Store.Commits - commits:N0} commits"),
            Variants / watch.Elapsed.TotalSeconds,
            "variants/s",
            "> 15,000");
        report.Add("  the same by processor time, as other work shared the cores", Variants / work.TotalSeconds, "variants/s on one core", "> 7,500");
    }

    /// <summary>
    /// Each part by itself, on one core, over the same variants; the last of several rounds, as the first are mostly spent on compiling.
    /// By processor time: what else the machine does is nobody's part.
    /// </summary>
    private static async Task Parts(Report report, SqliteStore store, NightRun night)
    {
        var pages = await night.Pages();
        var facts = await night.Memory.Of(NightShop.Account, "parts", default);
        var reading = new StoredVariants(store);
        for (var round = 1; round <= Rounds; round++)
        {
            var stored = new List<StoredVariant>();
            var read = await Time(async () =>
            {
                foreach (var page in pages.Take(Looked / PlanRun.VariantsInAPage))
                {
                    stored.AddRange(await reading.Of(NightShop.Account, page, default));
                }
            });
            var (variants, sold, found, changes) = (new List<Variant>(), new List<VariantFacts>(), new List<IReadOnlyList<Suggestion>>(), new List<RowChange>());
            using var bodies = new MetricsBody();
            var unpack = await Each(one => variants.Add(Packed.To<Variant>(stored[one].Row)));
            var histories = await Each(one => sold.Add(facts with
            {
                Sold = new Dictionary<(VariantId, WarehouseId), DemandHistory> { [(variants[one].Id, new("w1"))] = StoredVariant.HistoryOf(stored[one].Demand[0]) },
            }));
            var suggest = await Each(one => found.Add(sold[one].Suggest(variants[one], NightShop.Night)));
            var pack = await Each(one => changes.Add(RowChange.Put(CatalogueRows.Metrics(variants[one].Id), Body(one, default)!.Value)));
            var compare = await Each(one => Body(one, changes[one].Body));
            var write = await Time(async () =>
            {
                foreach (var transaction in changes.Chunk(StoreLimits.MaxChanges))
                {
                    await store.Commit("elsewhere", transaction, default);
                }
            });
            if (round == Rounds)
            {
                report.Add("of which read (three walks)", read, "µs a variant", "");
                report.Add("of which unpack the variant", unpack, "µs a variant", "");
                report.Add("of which unpack its demand", histories, "µs a variant", "");
                report.Add("of which forecast and policy", suggest, "µs a variant", "");
                report.Add("of which metrics and pack, where they changed", pack, "µs a variant", "");
                report.Add("of which metrics and compare, where they did not", compare, "µs a variant", "");
                report.Add("of which write", write, "µs a variant", "");
                report.Add("bytes of a variant's metrics", changes.Average(change => change.Body.Length), "bytes", "");
            }

            ReadOnlyMemory<byte>? Body(int one, ReadOnlyMemory<byte> before) =>
                bodies.Changed(before, sold[one].Metrics(variants[one], found[one], NightShop.Night));
        }
    }

    private static Task<double> Each(Action<int> act) => Time(() =>
    {
        for (var one = 0; one < Looked; one++)
        {
            act(one);
        }

        return Task.CompletedTask;
    });

    private static async Task<double> Time(Func<Task> act)
    {
        var before = Environment.CpuUsage.TotalTime;
        await act();
        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Looked;
    }
}
