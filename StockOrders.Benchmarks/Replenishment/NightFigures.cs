using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Demand;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Demand;
using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Replenishment;

/// <summary>A night's pages over a SQLite file, as the activities of a run do them, two at once for each core; and where the time goes.</summary>
internal static class NightFigures
{
    private const int Variants = 50_000;
    private const int Looked = 5_000;

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

    /// <summary>Each part by itself, on one core, over the same pages.</summary>
    private static async Task Parts(Report report, SqliteStore store, NightRun night)
    {
        var pages = await night.Pages();
        var facts = await night.Memory.Of(NightShop.Account, "parts", default);
        var run = new RunInput(NightShop.Account.Value, "parts", NightShop.Night);
        var reading = new StoredVariants(store);
        for (var round = 0; round < 2; round++)
        {
            var stored = new List<StoredVariant>();
            var read = await Time(async () =>
            {
                foreach (var page in pages.Take(Looked / PlanRun.VariantsInAPage))
                {
                    stored.AddRange(await reading.Of(NightShop.Account, page, default));
                }
            });
            var unpack = await Time(() => stored.ForEach(one => Packed.To<Variant>(one.Row)));
            var histories = await Time(() => stored.ForEach(one => PackedDemand.Unpack(one.Demand[0].Body.Span).History().Series(NightShop.Night)));
            var suggest = await Time(() => stored.ForEach(one =>
            {
                var mine = facts with { Sold = new Dictionary<(Domain.Values.VariantId, Domain.Values.WarehouseId), DemandHistory> { [(new(one.Id), new("w1"))] = PackedDemand.Unpack(one.Demand[0].Body.Span).History() } };
                mine.Suggest(Packed.To<Variant>(one.Row), NightShop.Night);
            })) - unpack - histories;
            List<RowChange> changes = [];
            var all = await Time(() =>
            {
                using var work = new PageWork(facts, run, NullLogger.Instance);
                work.Unpack(stored);
                changes = work.Of(Array.Empty<StoredRow>().ToLookup(row => row.Key.Row), DateTimeOffset.UnixEpoch).Metrics;
            });
            var write = await Time(async () =>
            {
                foreach (var transaction in changes.Chunk(StoreLimits.MaxChanges))
                {
                    await store.Commit("elsewhere", transaction, default);
                }
            });
            if (round == 1)
            {
                report.Add("of which read (three walks)", read, "µs a variant", "");
                report.Add("of which unpack the variant", unpack, "µs a variant", "");
                report.Add("of which unpack its demand", histories, "µs a variant", "");
                report.Add("of which forecast and policy", suggest, "µs a variant", "");
                report.Add("of which metrics, compare and pack", all - unpack - histories - suggest, "µs a variant", "");
                report.Add("of which write", write, "µs a variant", "");
                report.Add("bytes of a variant's metrics", changes.Average(change => change.Body.Length), "bytes", "");
            }
        }

        Task<double> Time(Action act) => TimeOf(() =>
        {
            act();
            return Task.CompletedTask;
        });
    }

    private static async Task<double> TimeOf(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalMicroseconds / Looked;
    }

    private static Task<double> Time(Func<Task> act) => TimeOf(act);
}
