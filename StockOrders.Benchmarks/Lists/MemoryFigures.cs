using System.Text;
using StockOrders.Benchmarks.Http;

namespace StockOrders.Benchmarks.Lists;

/// <summary>The real process while a client reads very many orders by pages: its resident memory, looked at on every page.</summary>
internal static class MemoryFigures
{
    public static async Task Measure(Report report)
    {
        var shop = await BigShop.Get();
        await shop.Close();
        foreach (var (what, path) in new[] { ("whole orders", "/api/v1/purchase-orders?limit=100&view=full"), ("index rows", "/api/v1/purchase-orders?limit=1000") })
        {
            var (first, highest, orders) = await Walk(shop.Folder.FullName, path);
            report.Add($"resident memory while a client walks {orders:N0} {what}: after 10 pages {first / 1e6:N0} MB, at most", highest / 1e6, "MB", "flat, < 250 MB");
        }

        await shop.Reopen();
    }

    private static async Task<(long First, long Highest, int Orders)> Walk(string data, string path)
    {
        await using var host = await BenchmarkHost.Start(data);
        using var connection = await Connection.Open(host.Address);
        var (first, highest, orders, cursor, pages) = (0L, 0L, 0, "", 0);
        do
        {
            var answer = await connection.Send("GET", path + cursor, Load.Headers);
            var end = Encoding.UTF8.GetString(answer.Span[Math.Max(0, answer.Length - 600)..]);
            orders += int.Parse(Between(end, "\"count\":", ",")!, System.Globalization.CultureInfo.InvariantCulture);
            cursor = Between(end, "\"next_cursor\":\"", "\"") is { } next ? "&cursor=" + next : "";
            host.Process.Refresh();
            first = ++pages == 10 ? host.Process.WorkingSet64 : first;
            highest = Math.Max(highest, host.Process.WorkingSet64);
        }
        while (cursor.Length > 0);
        return (first, highest, orders);
    }

    private static string? Between(string text, string before, string after) =>
        text.LastIndexOf(before, StringComparison.Ordinal) is >= 0 and var at
            ? text[(at + before.Length)..][..text[(at + before.Length)..].IndexOf(after, StringComparison.Ordinal)]
            : null;
}
