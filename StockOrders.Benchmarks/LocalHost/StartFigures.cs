using System.Diagnostics;

namespace StockOrders.Benchmarks.LocalHost;

/// <summary>The real process: from its start to its first answer on an empty store, and its memory once the demo is in.</summary>
internal static class StartFigures
{
    private const int Starts = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task Measure(Report report)
    {
        var times = new List<double>();
        for (var i = 0; i < Starts; i++)
            times.Add((await Run()).ToFirstAnswer.TotalMilliseconds);
        times.Sort();
        report.Add($"LocalHost, built, start to first answer on an empty store, median of {Starts}", times[Starts / 2], "ms", "< 1,500 ms");
        var demo = await Run("--demo");
        report.Add("LocalHost, resident memory after the demo", demo.ResidentBytes / 1e6, "MB", "< 200 MB");
    }

    private static async Task<(TimeSpan ToFirstAnswer, long ResidentBytes)> Run(params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("stockorders");
        var host = Path.Combine(AppContext.BaseDirectory, "StockOrders.LocalHost.dll");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [host, "--urls", "http://127.0.0.1:0", "--data", folder.FullName, .. more])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        })!;
        try
        {
            const string listening = "Listening on ";
            using var patience = new CancellationTokenSource(Patience);
            string line;
            do
                line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The host ended before it listened.");
            while (!line.StartsWith(listening, StringComparison.Ordinal));
            using var client = new HttpClient { BaseAddress = new Uri(line[listening.Length..]) };
            (await client.GetAsync("/api/health")).EnsureSuccessStatusCode();
            var toFirstAnswer = watch.Elapsed;
            await SeedingEnds(process, more, patience.Token);
            process.Refresh();
            return (toFirstAnswer, process.WorkingSet64);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The demo says so when it is in.</summary>
    private static async Task SeedingEnds(Process process, string[] more, CancellationToken patience)
    {
        if (!more.Contains("--demo"))
            return;
        while (await process.StandardOutput.ReadLineAsync(patience) is { } line)
        {
            if (line.StartsWith("The demo is ready", StringComparison.Ordinal))
                return;
        }
    }
}
