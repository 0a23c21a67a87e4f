using System.Globalization;
using System.Text;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;

namespace StockOrders.LocalHost.Pages;

/// <summary>Requests to copy into a terminal, with an account, key and orders that are really there.</summary>
internal static class StartPageRequests
{
    public static void Append(StringBuilder body, string address, AccountId account, string? key, IReadOnlyList<OrderIndexRow> orders)
    {
        var api = address + "/api/v1";
        var authority = $"-H 'Authorization: {key ?? "KEY"}' -H 'Account: {account.Value}'";
        body.Append("<h2>What to send</h2>");
        if (key is null)
            body.Append("<p>Put the account's key in the place of KEY: only its hash is kept here.</p>");
        Request(body, "The orders, newest first", "", $"{api}/purchase-orders?limit=10", authority, null);
        Request(body, "Everything that happened to one", "", $"{api}/purchase-orders/{Id(First(orders))}/timeline", authority, null);
        Request(
            body, "Submit a draft", "-X POST ", $"{api}/purchase-orders/{Id(First(orders, Stage.Draft))}/actions/submit", authority, "{}");
        var coming = First(orders, Stage.Confirmed, Stage.Delayed, Stage.Sent, Stage.Receiving);
        Request(
            body, "Goods came in: the total so far of a line", "-X PATCH ", $"{api}/purchase-orders/{Id(coming)}/items", authority,
            $$"""{"items": [{"id": "{{Item(coming)}}", "received": {{Quantity(coming)}}}]}""");
        var came = First(orders, Stage.Received, Stage.Matching, Stage.Receiving, Stage.Confirmed, Stage.Sent);
        Request(
            body, "The supplier's invoice: the items and prices of the order", "-X POST ", $"{api}/invoices", authority,
            $$$"""
            {"invoice": {"number": "INV-1", "vendor": "{{{came?.Vendor?.Value ?? "VENDOR"}}}", "purchase_order": "{{{Id(came)}}}", "currency": "{{{Currency(came)}}}",
              "items": [{"id": "ITEM", "quantity": 10, "cost_price": 4.2}], "total": 42.00}}
            """);
    }

    /// <summary>The newest order in one of these stages, or simply the newest.</summary>
    private static OrderIndexRow? First(IReadOnlyList<OrderIndexRow> orders, params Stage[] stages) =>
        orders.FirstOrDefault(order => stages.Contains(order.Stage)) ?? (orders.Count > 0 ? orders[0] : null);

    private static string Id(OrderIndexRow? order) => order?.Id.Value ?? "ORDER";

    private static string Item(OrderIndexRow? order) => order is { OnOrder: [var first, ..] } ? first.Variant.Value : "ITEM";

    private static string Quantity(OrderIndexRow? order) =>
        order is { OnOrder: [var first, ..] } ? first.Quantity.ToString(CultureInfo.InvariantCulture) : "10";

    private static string Currency(OrderIndexRow? order) => order?.Currency.ToString() ?? "GBP";

    private static void Request(StringBuilder body, string what, string method, string url, string authority, string? json)
    {
        var command = $"curl {method}'{url}' \\\n  {authority}";
        if (json is not null)
            command += $" \\\n  -H 'Content-Type: application/json' -d '{json}'";
        // Line ends stay as they are inside <pre>, for the reader of the source too.
        var lines = command.Split('\n').Select(Page.Text);
        body.Append("<p>").Append(Page.Text(what)).Append("</p><pre><code>").AppendJoin('\n', lines).Append("</code></pre>");
    }
}
