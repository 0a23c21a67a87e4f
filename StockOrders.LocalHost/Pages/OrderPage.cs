using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.LocalHost.Pages;

/// <summary>One order for a newcomer: where it stands, buttons that bring it on, its lines, its invoices and everything that happened to it.</summary>
internal static class OrderPage
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/orders/{id}", Show);
        routes.MapPost("/orders/{id}", OrderPageActions.Act);
    }

    /// <summary>The order that the address names, of the account that the start page shows; null where there is none.</summary>
    public static async Task<OrderPageFacts?> Find(HttpContext http)
    {
        var facts = http.RequestServices.GetRequiredService<StartPageFacts>();
        var (account, key) = await facts.Account(http.RequestAborted);
        if (account is not { } known || OrderIds.Find((string)http.Request.RouteValues["id"]!) is not { } id
            || await facts.Order(known, id, http.RequestAborted) is not { } order)
        {
            return null;
        }

        var invoices = await facts.Invoices(known, order, http.RequestAborted);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new OrderPageFacts(known, key, order, invoices, OrderSteps.Of(order, invoices, now));
    }

    public static Task NotThere(HttpContext http) =>
        Page.Write(http, "There is no such order", "<p>Its id may be cut. <a href=\"/\">All orders</a></p>", StatusCodes.Status404NotFound);

    private static async Task Show(HttpContext http)
    {
        if (await Find(http) is not { } page)
        {
            await NotThere(http);
            return;
        }

        var facts = http.RequestServices.GetRequiredService<StartPageFacts>();
        var timeline = await facts.Timeline(page.Account, page.Order.Id, http.RequestAborted);
        var body = new StringBuilder();
        AppendStage(body, page, facts.MailAbout(page.Order.Id));
        AppendSteps(body, page);
        AppendLines(body, page.Order);
        AppendInvoices(body, page.Invoices);
        AppendTimeline(body, timeline);
        await Page.Write(http, $"Order {page.Order.Header.Reference ?? page.Order.Id.Value}", body.ToString(), sendsForms: true);
    }

    private static void AppendStage(StringBuilder body, OrderPageFacts page, long? mail)
    {
        var order = page.Order;
        body.Append(CultureInfo.InvariantCulture, $"""
            <p><span class="stage">{Page.Text(StageWords.Name(order.Stage))}</span> {Amount(OrderTotals.Of(order).Total, order)}
            from {Page.Text(order.Header.VendorName ?? "no supplier")} to {Page.Text(order.Header.WarehouseName ?? order.Header.Warehouse.Value)}.</p>
            <p>Next: {Page.Text(StageWords.Next(order.Stage, order.Type))}.
            """);
        if (mail is { } number)
            body.Append(CultureInfo.InvariantCulture, $" <a href=\"/mailbox/{number}\">The newest mail about it</a>");
        body.Append("</p>");
        if (order.Backorder is { } backorder)
            body.Append(CultureInfo.InvariantCulture, $"<p>What was missing is on <a href=\"/orders/{backorder}\">backorder {backorder}</a>.</p>");
        if (order.BackorderOf is { } origin)
            body.Append(CultureInfo.InvariantCulture, $"<p>For what was missing on <a href=\"/orders/{origin}\">order {origin}</a>.</p>");
    }

    private static void AppendSteps(StringBuilder body, OrderPageFacts page)
    {
        if (page.Steps.Count == 0)
            return;
        body.Append("<form method=\"post\" class=\"steps\">");
        foreach (var step in page.Steps)
            body.Append(CultureInfo.InvariantCulture, $"<button name=\"step\" value=\"{step.Name}\">{Page.Text(step.Label)}</button> ");
        body.Append("</form>");
    }

    private static void AppendLines(StringBuilder body, StockOrder order)
    {
        body.Append("""
            <h2>Items</h2><table class="stacking"><thead><tr><th scope="col">Item</th><th scope="col" class="number">Ordered</th>
            <th scope="col" class="number">Received</th><th scope="col" class="number">Invoiced</th><th scope="col" class="number">Price</th></tr></thead><tbody>
            """);
        foreach (var line in order.Lines)
        {
            body.Append(CultureInfo.InvariantCulture, $"""
                <tr><td>{Page.Text(line.Title ?? line.Variant.Value)}</td><td data-label="Ordered" class="number">{line.Ordered:0.####}</td>
                <td data-label="Received" class="number">{line.Received:0.####}</td><td data-label="Invoiced" class="number">{line.Invoiced:0.####}</td>
                <td data-label="Price" class="number">{Amount(line.CostPrice, order)}</td></tr>
                """);
        }

        body.Append("</tbody></table>");
    }

    private static void AppendInvoices(StringBuilder body, IReadOnlyList<SupplierInvoice> invoices)
    {
        foreach (var invoice in invoices)
        {
            body.Append(CultureInfo.InvariantCulture, $"""
                <h2>Invoice {Page.Text(invoice.Number)}</h2><p>{invoice.Total.ToString($"N{invoice.Currency.MinorUnits}", CultureInfo.InvariantCulture)} {invoice.Currency.Code}:
                <strong>{Page.Text(StageWords.Name(invoice.Verdict.Status))}</strong></p>
                """);
            foreach (var reason in invoice.Verdict.Reasons)
                body.Append(CultureInfo.InvariantCulture, $"<p>{Page.Text(reason.Message)}</p>");
        }
    }

    private static void AppendTimeline(StringBuilder body, IReadOnlyList<TimelineEntry> timeline)
    {
        body.Append("<h2>What happened</h2><table class=\"stacking\"><thead><tr><th scope=\"col\">When (UTC)</th><th scope=\"col\">What</th><th scope=\"col\">Who</th></tr></thead><tbody>");
        foreach (var entry in timeline)
        {
            body.Append(CultureInfo.InvariantCulture, $"""
                <tr><td>{entry.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}</td><td data-label="What">{Page.Text(OrderEventNames.Shown(entry.Event))}</td>
                <td data-label="Who">{Page.Text(entry.Actor)}</td></tr>
                """);
        }

        body.Append("</tbody></table>");
    }

    private static string Amount(decimal amount, StockOrder order) =>
        $"{amount.ToString($"N{order.Header.Currency.MinorUnits}", CultureInfo.InvariantCulture)} {order.Header.Currency.Code}";
}

/// <summary>What an order's page shows and can do. <paramref name="Key"/> is null where this host does not know the account's key.</summary>
internal sealed record OrderPageFacts(
    AccountId Account, string? Key, StockOrder Order, IReadOnlyList<SupplierInvoice> Invoices, IReadOnlyList<OrderStep> Steps);
