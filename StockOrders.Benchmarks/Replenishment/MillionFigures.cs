using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Benchmarks.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Storage;
using StockOrders.LocalHost.Options;

namespace StockOrders.Benchmarks.Replenishment;

/// <summary>
/// The real process recalculates an account of a million variants with a year of sales, drafts and all, and once more over the drafts that
/// stand then; its resident memory is looked at all the while. STOCKORDERS_VARIANTS makes it fewer.
/// </summary>
internal static class MillionFigures
{
    private const int Vendors = 2_000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public static async Task Measure(Report report)
    {
        var variants = int.TryParse(Environment.GetEnvironmentVariable("STOCKORDERS_VARIANTS"), out var wanted) ? wanted : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("stockorders-million");
        try
        {
            await Fill(folder, variants);
            report.Add($"files of {variants:N0} variants with a year of sales", Size(folder) / 1e6, "MB", "");
            await using (var host = await BenchmarkHost.Start(folder.FullName))
            {
                await Run(report, host, variants, "first run");
                await Run(report, host, variants, "run over its drafts");
            }

            report.Add("files after the run", Size(folder) / 1e6, "MB", "");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Fill(DirectoryInfo folder, int variants)
    {
        await using var shop = await BenchmarkShop.Open(new LocalAppOptions
        {
            Store = StoreChoice.Sqlite, DataDirectory = folder.FullName, Urls = "http://127.0.0.1:0", Settings = BenchmarkShop.NoSweeps,
        });
        await Console.Error.WriteLineAsync($"  writing {variants:N0} variants …");
        await new NightShop(
            shop.App.Services.GetRequiredService<IStore>(), new AccountId(BenchmarkShop.Account), DateOnly.FromDateTime(DateTime.UtcNow), variants, Vendors).Fill();
    }

    private static async Task Run(Report report, BenchmarkHost host, int variants, string which)
    {
        var process = host.Process;
        using var client = host.Client(TimeSpan.FromMinutes(5));
        var (watch, work) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        using var started = await client.PostAsJsonAsync(new Uri("/api/v1/replenishment/runs", UriKind.Relative), new { });
        var id = (string)(await Read(started))["run"]!["id"]!;
        var (tenth, half, highest, calculated, run) = (0L, 0L, 0L, TimeSpan.Zero, (JsonNode?)null);
        do
        {
            await Task.Delay(Look);
            process.Refresh();
            using var answer = await client.GetAsync(new Uri($"/api/v1/replenishment/runs/{id}", UriKind.Relative));
            run = (await Read(answer))["run"]!;
            var done = (int)run["done"]!;
            tenth = tenth == 0 && done >= variants / 10 ? process.WorkingSet64 : tenth;
            half = half == 0 && done >= variants / 2 ? process.WorkingSet64 : half;
            calculated = calculated == default && done >= variants ? watch.Elapsed : calculated;
            highest = Math.Max(highest, process.WorkingSet64);
        }
        while ((string)run["status"]! == "running");
        process.Refresh();
        work = process.TotalProcessorTime - work;

        report.Add(
            string.Create(CultureInfo.InvariantCulture, $"{which}: resident memory with {variants:N0} variants: at a tenth {tenth / 1e6:N0} MB, at half {half / 1e6:N0} MB, at most"),
            highest / 1e6, "MB", "flat, < 400 MB");
        report.Add($"{which}: until all were worked through, planning included", variants / calculated.TotalSeconds, "variants/s", "> 15,000");
        report.Add($"{which}: until it was {run["status"]}, {run["orders"]!.AsArray().Count:N0} drafts made", watch.Elapsed.TotalSeconds, "s", "");
        report.Add($"{which}: processor time of all of it", work.TotalMicroseconds / variants, "µs a variant", "");
        report.Add($"{which}: rate that it told", (double)(run["rate"] ?? 0), "variants/s", "");
    }

    private static double Size(DirectoryInfo folder) => folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static async Task<JsonNode> Read(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException($"{(int)answer.StatusCode} {text}");
    }
}
