using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;
using StockOrders.LocalHost.Clock;

namespace StockOrders.LocalHost.Pages;

/// <summary>Tells a newcomer what is here: the orders and where each stands, where to look, what to click, what to send.</summary>
internal static class StartPage
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", Write);

    private static async Task Write(HttpContext http)
    {
        var facts = http.RequestServices.GetRequiredService<StartPageFacts>();
        var (account, key) = await facts.Account(http.RequestAborted);
        var orders = account is { } known ? await facts.NewestOrders(known, http.RequestAborted) : [];
        var body = new StringBuilder();
        AppendOrders(body, account, orders);
        AppendPlaces(body, facts);
        body.Append(Clicks);
        if (account is { } asked)
            StartPageRequests.Append(body, $"{http.Request.Scheme}://{http.Request.Host}", asked, key, orders);
        AppendClock(body, http);
        await Page.Write(http, "Stock Orders on this machine", body.ToString());
    }

    private static void AppendPlaces(StringBuilder body, StartPageFacts facts)
    {
        body.Append("""
            <h2>Where to look</h2>
            <dl>
            <dt><a href="/mailbox">Mailbox</a></dt><dd>every mail that the app sent: to approvers, to suppliers. Nothing leaves this machine.</dd>
            """);
        if (facts.HasApiDocs)
            body.Append("<dt><a href=\"/api/docs\">API documentation</a></dt><dd>every route, and <a href=\"/api/openapi.json\">openapi.json</a> for programs.</dd>");
        body.Append("""
            <dt><a href="/api/health?ready">Health</a></dt><dd>whether the app and its store answer.</dd>
            <dt><a href="/local/messages"><code>/local/messages</code></a> and <a href="/local/clock"><code>/local/clock</code></a></dt>
            <dd>mails and the host's clock as JSON, for tests.</dd>
            </dl>
            """);
    }

    private const string Clicks = """
        <h2>What to click</h2>
        <ol>
        <li>Open the <a href="/mailbox">mailbox</a> and a mail that asks for approval; follow its link and approve the order.</li>
        <li>A moment later the supplier's mail is there. Follow its link and confirm the order as the supplier would.</li>
        <li>Then goods come in and an invoice: send the requests below, and reload this page between them.</li>
        </ol>
        """;

    private static void AppendOrders(StringBuilder body, AccountId? account, IReadOnlyList<OrderIndexRow> orders)
    {
        if (account is null)
        {
            body.Append("<p>There is no account yet. Start the host with <code>--demo</code>, or with <code>--account ID --key KEY</code>.</p>");
            return;
        }

        if (orders.Count == 0)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p>Account <strong>{Page.Text(account.Value.Value)}</strong> has no orders yet.</p>");
            return;
        }

        body.Append(CultureInfo.InvariantCulture, $"""
            <table class="stacking"><caption>Newest orders of account <strong>{Page.Text(account.Value.Value)}</strong></caption>
            <thead><tr><th scope="col">Order</th><th scope="col">Supplier</th><th scope="col">Stage</th><th scope="col">What is next</th><th scope="col">Total</th></tr></thead><tbody>
            """);
        foreach (var order in orders)
            AppendOrder(body, order);
        body.Append("</tbody></table>");
    }

    private static void AppendOrder(StringBuilder body, OrderIndexRow order) => body.Append(CultureInfo.InvariantCulture, $"""
        <tr><td><code>{Page.Text(order.Id.Value)}</code></td>
        <td data-label="Supplier">{Page.Text(order.VendorName ?? order.Vendor?.Value ?? "none")}</td>
        <td data-label="Stage">{Page.Text(StageWords.Name(order.Stage))}</td>
        <td data-label="Next">{Page.Text(StageWords.Next(order.Stage))}</td>
        <td data-label="Total" class="number">{order.Total:N2} {Page.Text(order.Currency.ToString())}</td></tr>
        """);

    private static void AppendClock(StringBuilder body, HttpContext http)
    {
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        body.Append(CultureInfo.InvariantCulture, $"<h2>The clock</h2><p>It is {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC here. ");
        body.Append(clock is VirtualClock
            ? """
              This clock stands still until it is moved; everything due on the way then happens, in order:</p>
              <pre><code>curl -X POST localhost:7071/local/clock -H 'Content-Type: application/json' -d '{"advance": "PT25H"}'</code></pre>
              """.Replace("localhost:7071", Page.Text(http.Request.Host.Value), StringComparison.Ordinal)
            : "Reminders and chases come after hours; with <code>--virtual-clock</code> you need not wait for them.</p>");
    }
}
