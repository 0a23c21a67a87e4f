using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Orders;

/// <summary>Creating orders of 20 lines over HTTP with eight clients, beside what the bare store takes of the same rows in the same run.</summary>
internal static class CreateFigures
{
    private const int Clients = 8;
    private static readonly TimeSpan Warmup = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(8);

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("stockorders");
        try
        {
            await using (var shop = await BenchmarkShop.Open(new LocalAppOptions
            {
                Store = StoreChoice.Sqlite, DataDirectory = folder.FullName, Urls = "http://127.0.0.1:0",
            }))
            {
                await Rate(shop.App.BaseAddress, Warmup);
                report.Add(
                    $"create an order of {BenchmarkShop.Lines} lines, SQLite file, {Clients} clients", await Rate(shop.App.BaseAddress, Duration), "/s", "> 1,500 /s");
            }

            using var bare = new SqliteStore(Path.Combine(folder.FullName, "bare.db"));
            report.Add($"  the bare store, {Clients} writers, the same three rows", await Bare(bare), "/s", "(the limit)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A document of 20 lines packs into about 1.3 kB, its index row and first entry into less.</summary>
    private static async Task<double> Bare(SqliteStore store)
    {
        var (document, narrow, entry) = (new byte[1300], new byte[500], new byte[1200]);
        var next = 0;
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; watch.Elapsed < Warmup; count++)
            {
                var id = Interlocked.Increment(ref next).ToString("x24", CultureInfo.InvariantCulture);
                await store.Commit(
                    "bench.orders",
                    [RowChange.Insert($"o.{id}", document), RowChange.Put($"i.{id}", narrow), RowChange.Insert($"t.{id}.000001", entry)],
                    default);
            }

            return count;
        })));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> Rate(Uri address, TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(() => Create(address, watch, duration))));
        return counts.Sum() / watch.Elapsed.TotalSeconds;
    }

    /// <summary>A bare socket: HttpClient would cost more of the machine than the host that is to be measured.</summary>
    private static async Task<int> Create(Uri address, Stopwatch watch, TimeSpan duration)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        var body = BenchmarkShop.NewOrder("draft");
        byte[] request =
        [
            .. Encoding.ASCII.GetBytes(
                $"POST /api/v1/purchase-orders HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: {BenchmarkShop.Key}\r\nAccount: {BenchmarkShop.Account}\r\n" +
                $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"),
            .. body,
        ];
        var answer = new byte[64 * 1024];
        var count = 0;
        for (; watch.Elapsed < duration; count++)
        {
            await stream.WriteAsync(request);
            await ReadWhole(stream, answer);
        }

        return count;
    }

    private static async Task ReadWhole(NetworkStream stream, byte[] answer)
    {
        var (length, whole) = (0, int.MaxValue);
        while (length < whole)
        {
            var read = await stream.ReadAsync(answer.AsMemory(length));
            length += read > 0 ? read : throw new IOException("The host closed the connection.");
            whole = whole == int.MaxValue ? WholeLength(answer.AsSpan(0, length)) : whole;
        }

        if (!answer.AsSpan().StartsWith("HTTP/1.1 201"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer, 0, length));
        }
    }

    private static int WholeLength(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        var header = answer.IndexOf("Content-Length: "u8);
        if (end < 0 || header < 0)
        {
            return int.MaxValue;
        }

        var digits = answer[(header + 16)..];
        return end + 4 + int.Parse(digits[..digits.IndexOf("\r\n"u8)], CultureInfo.InvariantCulture);
    }
}
