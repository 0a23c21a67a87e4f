using System.Diagnostics;
using StockOrders.Benchmarks.Http;
using StockOrders.Domain.Values;
using StockOrders.Benchmarks.Orders;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Orders.Lists;

namespace StockOrders.Benchmarks.Lists;

/// <summary>Pages of 100 orders by status among very many, whole and by what their index rows hold; and pages far behind.</summary>
internal static class ListFigures
{
    private const string Open = "/api/v1/purchase-orders?status=open&limit=100";
    private const int FarBehind = 1_000;
    private const int Samples = 60;

    public static async Task Measure(Report report)
    {
        var shop = await BigShop.Get();
        report.Add($"list 100 whole orders by status among {BigShop.Orders:N0}", await Load.Rate(shop.Address, () => Open + "&view=full"), "pages/s", "> 60 pages/s");
        report.Add("list 100 orders by status, all fields of the index rows", await Load.Rate(shop.Address, () => Open), "pages/s", "> 400 pages/s");
        report.Add(
            "list 100 orders by status, fields=reference,status,total,last_modified",
            await Load.Rate(shop.Address, () => Open + "&fields=reference,status,total,last_modified"), "pages/s", "> 400 pages/s");
        report.Add("list 100 orders, all statuses merged", await Load.Rate(shop.Address, () => "/api/v1/purchase-orders?limit=100"), "pages/s", "");

        var range = OrderRows.Indexed(new AccountId(BenchmarkShop.Account), "open", OrderSpan.All);
        report.Add("  the bare store, lists of 101 index rows", await Load.Bare(async () => await shop.Store.List(range, 101, null, default)), "/s", "(a limit)");
        using var connection = await Connection.Open(shop.Address);
        foreach (var (what, path) in new[] { ("whole", Open + "&view=full"), ("index", Open) })
        {
            var bytes = (await connection.Send("GET", path, Load.Headers)).Length;
            report.Add($"  bare Kestrel, answers as large as the {what} page ({bytes / 1000:N0} kB)", await BareKestrel.Rate(bytes), "/s", "(a limit)");
        }

        await Filtered(report, connection, "vendor=v1&total_gt=1", "filtered by vendor and total");
        await Filtered(report, connection, "total_sort=desc", "sorted by total");
        await Deep(report, connection, "/api/v1/purchase-orders?limit=100", "all orders");
        await Deep(report, connection, "/api/v1/purchase-orders?limit=100&id_sort=asc", "by id");
        report.Add("a poll of what changed, among all", await Median(connection, () => "/api/v1/purchase-orders?last_modified_gte=2999-01-01T00:00:00Z") * 1000, "µs", "follows what changed");
    }

    /// <summary>What looks through the rows: the first page counts them all; a page behind a cursor need not.</summary>
    private static async Task Filtered(Report report, Connection connection, string query, string what)
    {
        var path = "/api/v1/purchase-orders?limit=100&" + query;
        var next = path + "&cursor=" + Next(await connection.Send("GET", path, Load.Headers));
        report.Add($"first page of {BigShop.Orders:N0} {what}, one client", await Median(connection, () => path, 5), "ms", "");
        report.Add("  the next page by cursor", await Median(connection, () => next, 5), "ms", "");
    }

    private static async Task Deep(Report report, Connection connection, string path, string what)
    {
        var cursor = "";
        for (var page = 1; page < FarBehind; page++)
        {
            cursor = "&cursor=" + Next(await connection.Send("GET", path + cursor, Load.Headers));
        }

        var near = await Median(connection, () => path);
        var far = await Median(connection, () => path + cursor);
        report.Add($"page 1 of {what}, one client, median of {Samples}", near * 1000, "µs", "");
        report.Add($"page {FarBehind:N0} of it by cursor", far * 1000, "µs", "as page 1");
    }

    private static string Next(ReadOnlyMemory<byte> answer)
    {
        var at = answer.Span.LastIndexOf("\"next_cursor\":\""u8) + 15;
        return System.Text.Encoding.ASCII.GetString(answer.Span[at..][..answer.Span[at..].IndexOf((byte)'"')]);
    }

    /// <summary>Milliseconds.</summary>
    private static async Task<double> Median(Connection connection, Func<string> path, int samples = Samples)
    {
        var times = new List<double>();
        for (var i = 0; i < samples; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await connection.Send("GET", path(), Load.Headers);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        return times[samples / 2];
    }
}
