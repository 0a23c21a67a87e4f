using System.Diagnostics;
using System.Globalization;
using StockOrders.Functions.Storage;

namespace StockOrders.Benchmarks.Storage;

/// <summary>What the store alone can do: commits of six rows by eight writers, and reads by as many readers.</summary>
internal static class StoreFigures
{
    private const int Clients = 8;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("stockorders");
        using (var file = new SqliteStore(Path.Combine(folder.FullName, "orders.db"))) Add(report, "SQLite file", await Measure(file));
        using (var memory = new SqliteMemoryStore()) Add(report, "SQLite memory", await Measure(memory));
        folder.Delete(recursive: true);
    }

    private static void Add(Report report, string store, IReadOnlyList<(string What, double PerSecond)> figures)
    {
        foreach (var (what, perSecond) in figures)
            report.Add($"{store}, {what}, {Clients} clients", perSecond, "/s", "");
    }

    private static async Task<IReadOnlyList<(string What, double PerSecond)>> Measure(IStore store)
    {
        var next = 0;
        async Task Commit(byte[] document, byte[] narrow)
        {
            var id = Interlocked.Increment(ref next).ToString("D8", CultureInfo.InvariantCulture);
            var outcome = await store.Commit("bench.orders", [
                RowChange.Insert($"o.{id}", document), RowChange.Insert($"i.{id}", narrow), RowChange.Insert($"k.{id}", narrow),
                RowChange.Insert($"q.{id}", narrow), RowChange.Insert($"t.{id}.000000", narrow), RowChange.Insert($"t.{id}.000001", narrow),
            ], default);
            if (!outcome.Committed) throw new InvalidOperationException("A commit of new rows met a conflict.");
        }

        async Task Read()
        {
            var id = Random.Shared.Next(1, next).ToString("D8", CultureInfo.InvariantCulture);
            if (await store.Read(new("bench.orders", $"o.{id}"), default) is null) throw new InvalidOperationException("A row is gone.");
        }

        var document = new byte[1500];
        var narrow = new byte[200];
        Random.Shared.NextBytes(document);
        await Rate(() => Commit(document, narrow), TimeSpan.FromMilliseconds(500));
        return
        [
            ("commits of 6 rows", await Rate(() => Commit(document, narrow), Duration)),
            ("reads of a row", await Rate(Read, Duration)),
        ];
    }

    private static async Task<double> Rate(Func<Task> once, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            var count = 0L;
            for (; watch.Elapsed < duration; count++) await once();
            return count;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }
}
