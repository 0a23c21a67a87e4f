using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost.Durable;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>Runs that began under older code, or on another host, end the way they would have ended there.</summary>
public sealed class RunHistoryTests
{
    [Theory]
    [InlineData("ReplenishmentRun_v1")]
    [InlineData("ReplenishmentDraft_v1")]
    [InlineData("ReplenishmentRun_v2")]
    [InlineData("ReplenishmentPages_v1")]
    [InlineData("ReplenishmentDrafts_v1")]
    public async Task Run_that_was_kept_is_run_the_same_by_the_code_of_today(string orchestrator)
    {
        var kept = await File.ReadAllTextAsync(KeptHistory(orchestrator));
        await using var shop = await Shop.Open();
        HistoryReplay.Verify(shop.App.Services.GetRequiredService<DurableEngine>().Functions, kept);
    }

    private static string KeptHistory(string orchestrator, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, orchestrator + ".history.json");
}
