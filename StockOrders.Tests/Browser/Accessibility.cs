using System.Text.Json;
using Microsoft.Playwright;

namespace StockOrders.Tests.Browser;

/// <summary>axe-core's judgement of a page as it stands, by the rules of WCAG 2.2 A and AA and its own best practices.</summary>
internal static class Accessibility
{
    private const string Judge = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(
            fault => fault.nodes.map(node => `${fault.id}: ${fault.help}: ${node.html} (${node.failureSummary})`))
        """;

    private static readonly Lazy<string> Axe = new(() =>
    {
        var script = Path.Combine(Pictures.Repository, "StockOrders.Tests", "azurite", "node_modules", "axe-core", "axe.min.js");
        return File.Exists(script)
            ? File.ReadAllText(script)
            : throw new InvalidOperationException("axe-core is not installed: npm ci --prefix StockOrders.Tests/azurite");
    });

    /// <summary>What is wrong with the page, a line for each element; empty where nothing is. The driver puts axe past the page's own policy.</summary>
    public static async Task<string[]> Faults(IPage page)
    {
        await page.EvaluateAsync(Axe.Value);
        return (await page.EvaluateAsync<JsonElement>(Judge)).EnumerateArray().Select(fault => fault.GetString()!).ToArray();
    }
}
