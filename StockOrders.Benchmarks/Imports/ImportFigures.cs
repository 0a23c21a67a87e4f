using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace StockOrders.Benchmarks.Imports;

/// <summary>The real process on its SQLite file while a client sends a million lines over HTTP, and until all of them are applied.</summary>
internal static class ImportFigures
{
    private const int Lines = 1_000_000;
    private const int Variants = 10_000;
    private const int Days = 700;

    public static async Task Measure(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("stock-orders-import-");
        try
        {
            await Measure(report, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Measure(Report report, string folder)
    {
        await using var host = await BenchmarkHost.Start(folder);
        using var client = host.Client(TimeSpan.FromMinutes(30));
        await Stock(client);
        using var memory = new MemoryWatch(host.Process);
        var before = host.Process.WorkingSet64;

        var watch = Stopwatch.StartNew();
        var file = new ManyLines(Lines, Variants, Days);
        using var content = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        var import = await Answer(await client.PostAsync("/api/v1/sales/imports", content));
        var uploaded = watch.Elapsed;
        var highest = memory.Highest();
        report.Add($"import: lines of a file of {Lines:N0} ({file.Sent / 1e6:N0} MB) sent over HTTP, checked and stored", Lines / uploaded.TotalSeconds, "/s", "");
        report.Add($"resident memory meanwhile: before {before / 1e6:N0} MB, at most", highest / 1e6, "MB", "flat");

        watch.Restart();
        while ((string)import["status"]! == "applying")
        {
            await Task.Delay(200);
            import = await Answer(await client.GetAsync(new Uri($"/api/v1/sales/imports/{import["id"]}?fields=status,applied,failure", UriKind.Relative)));
        }

        if ((string)import["status"]! != "completed" || (int)import["applied"]! != Lines)
        {
            throw new InvalidOperationException("Not every line was applied: " + import.ToJsonString());
        }

        report.Add($"import: those lines applied, of {Variants:N0} variants over {Days} days", Lines / watch.Elapsed.TotalSeconds, "/s", "");
        report.Add("resident memory meanwhile, at most", memory.Highest() / 1e6, "MB", "flat");
    }

    private static async Task Stock(HttpClient client)
    {
        using var warehouse = new StringContent("""{"warehouse":{"display_name":"Main"}}""", Encoding.UTF8, "application/json");
        await client.PutAsync("/api/v1/warehouses/w1", warehouse);
        foreach (var numbers in Enumerable.Range(1, Variants).Chunk(1_000))
        {
            var body = string.Join(',', numbers.Select(number => $$"""{"id":"{{ManyLines.Variant(number)}}","sku":"S{{number}}","title":"Thing {{number}}"}"""));
            using var variants = new StringContent($$"""{"variants":[{{body}}]}""", Encoding.UTF8, "application/json");
            (await client.PostAsync("/api/v1/variants", variants)).EnsureSuccessStatusCode();
        }
    }

    private static async Task<JsonNode> Answer(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)!["import"]! : throw new InvalidOperationException(text);
    }
}
