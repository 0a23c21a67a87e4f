using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Derivations;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Suggestions;

namespace StockOrders.LocalHost.Pages;

/// <summary>Why so much of a variant is to be ordered, or nothing: every figure with what it was worked out from.</summary>
internal static class DerivationPage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet($"{ReplenishmentPage.Path}/{{variant}}", Show);

    private static async Task Show(HttpContext http)
    {
        var (account, _) = await http.RequestServices.GetRequiredService<StartPageFacts>().Account(http.RequestAborted);
        var id = (string)http.Request.RouteValues["variant"]!;
        var suggestions = account is { } known && IdText.IsPossible(id)
            ? await http.RequestServices.GetRequiredService<ReplenishmentFacts>().Of(known, new VariantId(id), http.RequestAborted)
            : [];
        if (suggestions.Count == 0)
        {
            await Page.Write(
                http,
                "There is nothing to work out",
                $"<p>There is no such variant, or no warehouse keeps it. <a href=\"{ReplenishmentPage.Path}\">What sells out next</a></p>",
                StatusCodes.Status404NotFound);
            return;
        }

        var body = new StringBuilder();
        foreach (var explained in suggestions)
            Append(body, explained);
        await Page.Write(http, suggestions[0].Suggestion.Variant.Title ?? id, body.ToString());
    }

    private static void Append(StringBuilder body, ExplainedSuggestion explained)
    {
        body.Append(CultureInfo.InvariantCulture, $"""
            <h2>In {Page.Text(explained.Suggestion.Warehouse.Value)} on {explained.Today:yyyy-MM-dd}</h2><p>{Page.Text(explained.Sentence)}</p>
            """);
        foreach (var remark in explained.Remarks)
            body.Append(CultureInfo.InvariantCulture, $"<p>{Page.Text(remark)}</p>");
        body.Append("""
            <table class="stacking"><thead><tr><th scope="col">Figure</th><th scope="col" class="number">Value</th>
            <th scope="col">Worked out as</th><th scope="col">From</th></tr></thead><tbody>
            """);
        foreach (var step in explained.Derivation)
        {
            body.Append(CultureInfo.InvariantCulture, $"""
                <tr><td class="name"><code>{Page.Text(step.Name)}</code></td><td data-label="Value" class="number">{step.Value:#,##0.####} {Page.Text(step.Unit)}</td>
                <td data-label="Worked out as">{Page.Text(step.Formula)}</td><td data-label="From" class="inputs">{Inputs(step)}</td></tr>
                """);
        }

        body.Append("</tbody></table>");
    }

    /// <summary>Factors of weeks and weekdays are too many to read and stand in the API's answer.</summary>
    private static string Inputs(DerivationStep step) => string.Join("<br>", step.Inputs
        .Where(input => input.Name is not ("season" or "weekday"))
        .Select(input => $"{Page.Text(input.Name)} {Page.Text(Value(input))}{(input.Source == "step" ? "" : $" ({Page.Text(input.Source)})")}"));

    private static string Value(DerivationInput input) => (input.Value, input.Day) switch
    {
        ({ } value, _) => value.ToString("#,##0.####", CultureInfo.InvariantCulture),
        (_, { } day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => input.Text ?? "",
    };
}
