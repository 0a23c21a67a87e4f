using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Exceptions;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.LocalHost.Pages;

/// <summary>What needs a person, what has waited longest first, for a newcomer.</summary>
internal static class ExceptionsPage
{
    public const string Path = "/exceptions";

    private const int Shown = 200;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Show);

    private static async Task Show(HttpContext http)
    {
        var (account, _) = await http.RequestServices.GetRequiredService<StartPageFacts>().Account(http.RequestAborted);
        List<ExceptionLine> lines = account is { } known
            ? await http.RequestServices.GetRequiredService<ExceptionLists>().All(known, http.RequestAborted).OrderBy(line => line.Open.Since).ToListAsync(http.RequestAborted)
            : [];
        var body = new StringBuilder("<p>Each is gone as soon as its reason is. <code>GET /api/v1/exceptions</code> tells them to programs, with what can be done about each.</p>");
        if (lines.Count == 0)
            body.Append("<p>Nothing needs anybody.</p>");
        else
            Append(body, lines);
        await Page.Write(http, "What needs a person", body.ToString());
    }

    private static void Append(StringBuilder body, List<ExceptionLine> lines)
    {
        body.Append("""
            <table class="stacking"><thead><tr><th scope="col">Order</th><th scope="col">What</th><th scope="col">Since</th>
            <th scope="col">Who sees to it</th><th scope="col">What can be done</th></tr></thead><tbody>
            """);
        foreach (var line in lines.Take(Shown))
        {
            body.Append(CultureInfo.InvariantCulture, $"""
                <tr><td><a href="/orders/{line.Order}"><code>{Page.Text(line.Row.Reference ?? line.Order.Value)}</code></a><br>{Page.Text(line.Row.VendorName)}</td>
                <td data-label="What"><span class="stage">{Page.Text(Words(line))}</span> {Page.Text(line.Open.Message)}</td>
                <td data-label="Since" class="when">{line.Open.Since.UtcDateTime:yyyy-MM-dd HH:mm}</td>
                <td data-label="Who">{Page.Text(line.Owner ?? "nobody yet")}{(line.IsSnoozed ? $", put off until {line.Open.SnoozedUntil!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}" : "")}</td>
                <td data-label="Can be done"><a href="/orders/{line.Order}">{Page.Text(string.Join(", ", ExceptionWays.Of(line).Select(way => way.Action.Replace('-', ' '))))}</a></td></tr>
                """);
        }

        body.Append("</tbody></table>");
        if (lines.Count > Shown)
            body.Append(CultureInfo.InvariantCulture, $"<p>And {lines.Count - Shown} more.</p>");
    }

    private static string Words(ExceptionLine line) => ChoiceWords.Of(line.Open.Kind).Replace('_', ' ');
}
