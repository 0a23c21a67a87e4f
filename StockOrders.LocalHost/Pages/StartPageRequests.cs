using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.LocalHost.Pages;

/// <summary>Requests to copy into a terminal, with an account, key and orders that are really there.</summary>
internal sealed class StartPageRequests(string address, AccountId account, string? key, DateTimeOffset now)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder html = new();

    /// <param name="order">Any order, for the requests that suit each.</param>
    /// <param name="draft">One to submit.</param>
    /// <param name="coming">One whose goods are on their way.</param>
    /// <param name="came">One whose goods are here and whose invoice is not.</param>
    public string Html(OrderId? order, OrderId? draft, StockOrder? coming, StockOrder? came)
    {
        html.Append("<h2>What to send</h2>");
        if (key is null)
            html.Append("<p>Put the account's key in the place of KEY: only its hash is kept here.</p>");
        Request("The orders, newest first", "", "purchase-orders?limit=10", null);
        if (order is { } any)
            Request("Everything that happened to one", "", $"purchase-orders/{any}/timeline", null);
        if (draft is { } early)
            Request("Submit a draft", "-X POST ", $"purchase-orders/{early}/actions/submit", new { });
        if (coming is not null)
        {
            Request("All goods of an order came in (totals so far; less of a line leaves it open)", "-X PATCH ", $"purchase-orders/{coming.Id}/items", OrderSteps.Received(coming, 1));
        }

        if (came is not null)
            Request("The supplier's invoice for what came", "-X POST ", "invoices", OrderSteps.Invoice(came, now, extra: 0));
        return html.ToString();
    }

    private void Request(string what, string method, string path, object? body)
    {
        var command = $"curl {method}{Quoted($"{address}/api/v1/{path}")}"
            + $" \\\n  -H {Quoted($"Authorization: {key ?? "KEY"}")} -H {Quoted($"Account: {account.Value}")}";
        if (body is not null)
            command += $" \\\n  -H 'Content-Type: application/json' -d {Quoted(JsonSerializer.Serialize(body, Json))}";
        html.Append("<p>").Append(Page.Text(what)).Append("</p><pre><code>").AppendJoin('\n', command.Split('\n').Select(Page.Text)).Append("</code></pre>");
    }

    /// <summary>One word of a shell, whatever is in it.</summary>
    private static string Quoted(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
