using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Suggestions;

namespace StockOrders.LocalHost.Pages;

/// <summary>What sells out next, what is to be ordered of it, and why, for a newcomer.</summary>
internal static class ReplenishmentPage
{
    public const string Path = "/replenishment";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Show);

    private static async Task Show(HttpContext http)
    {
        var (account, _) = await http.RequestServices.GetRequiredService<StartPageFacts>().Account(http.RequestAborted);
        var suggestions = account is { } known
            ? await http.RequestServices.GetRequiredService<ReplenishmentFacts>().SellingOut(known, http.RequestAborted)
            : [];
        var body = new StringBuilder("<p>Worked out from stock, sales and open orders as they are now. Drafts count as on order, so what a run has drafted is not needed any more.</p>");
        if (suggestions.Count == 0)
            body.Append("<p>Nothing that sells has been recalculated yet. <code>POST /api/v1/replenishment/runs</code> starts that.</p>");
        else
            Append(body, suggestions);
        await Page.Write(http, "What sells out next", body.ToString());
    }

    private static void Append(StringBuilder body, IReadOnlyList<ExplainedSuggestion> suggestions)
    {
        body.Append("""
            <table class="stacking"><thead><tr><th scope="col">Variant</th><th scope="col" class="number">There</th>
            <th scope="col" class="number">On order</th><th scope="col" class="number">A day</th><th scope="col" class="number">Reorder point</th>
            <th scope="col" class="number">To order</th><th scope="col">Why</th></tr></thead><tbody>
            """);
        foreach (var explained in suggestions)
        {
            var suggestion = explained.Suggestion;
            body.Append(CultureInfo.InvariantCulture, $"""
                <tr><td><a href="{Path}/{Uri.EscapeDataString(suggestion.Variant.Id.Value)}">{Page.Text(suggestion.Variant.Title ?? suggestion.Variant.Id.Value)}</a>
                in {Page.Text(suggestion.Warehouse.Value)}</td>
                <td data-label="There" class="number">{suggestion.OnHand:#,##0.##}</td><td data-label="On order" class="number">{suggestion.OnOrder:#,##0.##}</td>
                <td data-label="A day" class="number">{suggestion.DailySales:#,##0.##}</td>
                <td data-label="Reorder point" class="number">{suggestion.ReorderPoint:#,##0.##}</td>
                <td data-label="To order" class="number">{suggestion.Quantity:#,##0.##}</td>
                <td data-label="Why">{Page.Text(explained.Sentence)}</td></tr>
                """);
        }

        body.Append("</tbody></table>");
    }
}
