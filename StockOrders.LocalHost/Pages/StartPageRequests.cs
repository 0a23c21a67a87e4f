using System.Globalization;
using System.Text;
using StockOrders.Domain.Values;
using StockOrders.Functions.Orders;

namespace StockOrders.LocalHost.Pages;

/// <summary>Requests to copy into a terminal, with an account, key and order that are really there.</summary>
internal static class StartPageRequests
{
    public static void Append(StringBuilder body, string address, AccountId? account, string? key, OrderIndexRow? order)
    {
        if (account is null)
            return;
        var id = order?.Id.Value ?? "ORDER";
        body.Append("<h2>What to send</h2>");
        if (key is null)
            body.Append("<p>Put the account's key in the place of KEY: only its hash is kept here.</p>");
        Request(body, "The orders, newest first", $"curl '{address}/api/v1/purchase-orders?limit=10'", account.Value, key, null);
        Request(body, "Everything that happened to one", $"curl '{address}/api/v1/purchase-orders/{id}/timeline'", account.Value, key, null);
        Request(
            body, "Submit a draft", $"curl -X POST '{address}/api/v1/purchase-orders/{id}/actions/submit'", account.Value, key, "{}");
        Request(
            body, "Goods came in: the total so far of a line", $"curl -X PATCH '{address}/api/v1/purchase-orders/{id}/items'", account.Value, key,
            """{"items": [{"id": "ITEM", "received": 10}]}""");
        Request(
            body, "The supplier's invoice", $"curl -X POST '{address}/api/v1/invoices'", account.Value, key,
            $$$"""{"invoice": {"number": "INV-1", "vendor": "{{{order?.Vendor?.Value ?? "VENDOR"}}}", "purchase_order": "{{{id}}}", "currency": "{{{order?.Currency.ToString() ?? "GBP"}}}", "items": [{"id": "ITEM", "quantity": 10, "cost_price": 4.2}], "total": 42.00}}""");
    }

    private static void Request(StringBuilder body, string what, string command, AccountId account, string? key, string? json)
    {
        var text = new StringBuilder(command).Append(CultureInfo.InvariantCulture, $" \\\n  -H 'Authorization: {key ?? "KEY"}' -H 'Account: {account.Value}'");
        if (json is not null)
            text.Append(CultureInfo.InvariantCulture, $" \\\n  -H 'Content-Type: application/json' -d '{json}'");
        body.Append(CultureInfo.InvariantCulture, $"<p>{Page.Text(what)}</p><pre><code>{Page.Text(text.ToString())}</code></pre>");
    }
}
