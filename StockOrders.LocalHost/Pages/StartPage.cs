using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders.Lists;
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
        AppendOrders(body, facts, account, orders);
        AppendPlaces(body, facts);
        body.Append(Clicks);
        if (account is { } asked)
            body.Append(await Requests(http, facts, asked, key, orders));
        AppendClock(body, http);
        await Page.Write(http, "Stock Orders on this machine", body.ToString());
    }

    private static void AppendPlaces(StringBuilder body, StartPageFacts facts)
    {
        body.Append("""
            <h2>Where to look</h2>
            <dl>
            <dt><a href="/exceptions">Exceptions</a></dt><dd>what needs a person: silent approvers and suppliers, other terms, held invoices.</dd>
            <dt><a href="/mailbox">Mailbox</a></dt><dd>every mail that the app sent: to approvers, to suppliers. Nothing leaves this machine.</dd>
            """);
        if (facts.HasApiDocs)
        {
            body.Append("""
                <dt><a href="/api/docs">API documentation</a></dt>
                <dd>every route, and <a href="/api/openapi.json">openapi.json</a> for programs.</dd>
                """);
        }

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
        <li>An order is pending approval: click what is next for it above, follow the link in the mail and approve it.</li>
        <li>A moment later it is sent. Open the supplier's mail in the same way, and confirm the order as the supplier would.</li>
        <li>Open the order itself and let its goods arrive, all of them or 96 %; close it short, and a backorder takes over the rest.</li>
        <li>Look at the exceptions: a supplier who asked for other terms, a mail that came back, an invoice for more than arrived. Open the order of each and decide.</li>
        <li>Let its invoice come: for what arrived it is matched, queued for payment and the order closes; for more it is held, with the reason.</li>
        </ol>
        """;

    private static async Task<string> Requests(
        HttpContext http, StartPageFacts facts, AccountId account, string? key, IReadOnlyList<OrderIndexRow> orders)
    {
        OrderId? First(params Stage[] stages) => orders.FirstOrDefault(order => stages.Contains(order.Stage))?.Id;
        async Task<StockOrder?> Document(OrderId? id) => id is { } known ? await facts.Order(account, known, http.RequestAborted) : null;

        return new StartPageRequests($"{http.Request.Scheme}://{http.Request.Host}", account, key, Clock(http).GetUtcNow()).Html(
            orders.Count > 0 ? orders[0].Id : null,
            First(Stage.Draft),
            await Document(First(Stage.Confirmed) ?? First(Stage.Delayed, Stage.Receiving, Stage.Sent)),
            await Document(First(Stage.Received, Stage.Matching)));
    }

    private static void AppendOrders(StringBuilder body, StartPageFacts facts, AccountId? account, IReadOnlyList<OrderIndexRow> orders)
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
            <table class="stacking"><caption>Orders changed last of account <strong>{Page.Text(account.Value.Value)}</strong></caption>
            <thead><tr><th scope="col">Order</th><th scope="col">Supplier</th><th scope="col">Stage</th>
            <th scope="col">What is next</th><th scope="col">Total</th></tr></thead><tbody>
            """);
        foreach (var order in orders)
            AppendOrder(body, facts, order);
        body.Append("</tbody></table>");
    }

    private static void AppendOrder(StringBuilder body, StartPageFacts facts, OrderIndexRow order) => body.Append(CultureInfo.InvariantCulture, $"""
        <tr><td><a href="/orders/{order.Id}"><code>{Page.Text(order.Reference ?? order.Id.Value)}</code></a></td>
        <td data-label="Supplier">{Page.Text(order.VendorName ?? order.Vendor?.Value ?? "none")}</td>
        <td data-label="Stage"><span class="stage">{Page.Text(StageWords.Name(order.Stage))}</span></td>
        <td data-label="Next">{Next(facts, order)}</td>
        <td data-label="Total" class="number">{order.Total.ToString($"N{order.Currency.MinorUnits}", CultureInfo.InvariantCulture)} {order.Currency.Code}</td></tr>
        """);

    /// <summary>What is next; where that is a link in a mail, a link to the mail.</summary>
    private static string Next(StartPageFacts facts, OrderIndexRow order)
    {
        var words = Page.Text(StageWords.Next(order.Stage, order.Type));
        return order.Stage is Stage.PendingApproval or Stage.Sent && facts.MailAbout(order.Id) is { } mail
            ? string.Create(CultureInfo.InvariantCulture, $"<a href=\"/mailbox/{mail}\">{words}</a>")
            : words;
    }

    private static void AppendClock(StringBuilder body, HttpContext http)
    {
        var clock = Clock(http);
        body.Append(CultureInfo.InvariantCulture, $"<h2>The clock</h2><p>It is {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC here. ");
        body.Append(clock is VirtualClock
            ? """
              This clock stands still until it is moved; everything due on the way then happens, in order:</p>
              <pre><code>curl -X POST localhost:7071/local/clock -H 'Content-Type: application/json' -d '{"advance": "PT25H"}'</code></pre>
              """.Replace("localhost:7071", Page.Text(http.Request.Host.Value), StringComparison.Ordinal)
            : "Reminders and chases come after hours; with <code>--virtual-clock</code> you need not wait for them.</p>");
    }

    private static TimeProvider Clock(HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>();
}
