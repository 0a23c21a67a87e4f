using System.Globalization;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.LocalHost.Pages;

/// <summary>A button of an order's page: what it says and the request of the API that it sends.</summary>
internal sealed record OrderStep(string Name, string Label, HttpMethod Method, string Path, object Body);

/// <summary>What would bring an order on, and what would go wrong with it: so that a newcomer can play buyer, warehouse and supplier.</summary>
internal static class OrderSteps
{
    private const decimal MostOfIt = 0.96m;
    private const int TooMany = 20;

    public static IReadOnlyList<OrderStep> Of(StockOrder order, IReadOnlyList<SupplierInvoice> invoices, DateTimeOffset now)
    {
        var path = $"purchase-orders/{order.Id}";
        var steps = new List<OrderStep>();
        if (order is { Stage: Stage.Draft, SubmittedAt: null } or { Stage: Stage.Rejected })
            steps.Add(new("submit", "Submit it", HttpMethod.Post, $"{path}/actions/submit", new { }));
        if (order.Proposal is { Status: ProposalStatus.Open } proposal)
        {
            steps.Add(new("accept-terms", "Accept the supplier's terms", HttpMethod.Post, $"{path}/actions/accept-terms", new { proposal = proposal.Number }));
            steps.Add(new("refuse-terms", "Refuse them", HttpMethod.Post, $"{path}/actions/refuse-terms", new { proposal = proposal.Number }));
        }

        if (OrderExceptions.Of(order).Any(open => open.Kind == ExceptionKind.MailBounced))
            steps.Add(new("send", "Mail it to its supplier again", HttpMethod.Post, $"{path}/actions/send", new { }));
        if (order.Stage is Stage.Sent or Stage.Confirmed or Stage.Delayed or Stage.Receiving)
        {
            steps.Add(new("receive", "All its goods arrive", HttpMethod.Patch, $"{path}/items", Received(order, 1)));
            if (order.Lines.All(line => line.Received == 0))
                steps.Add(new("receive-most", "Only 96 % of its goods arrive", HttpMethod.Patch, $"{path}/items", Received(order, MostOfIt)));
        }

        if (order.Stage == Stage.Receiving)
            steps.Add(new("close-short", "Close it short, with a backorder", HttpMethod.Post, $"{path}/actions/close", new { remainder = "backorder" }));
        if (invoices.Count == 0 && order.Lines.Any(line => line.Received > 0))
        {
            steps.Add(new("invoice", "Its invoice comes, for what arrived", HttpMethod.Post, "invoices", Invoice(order, now, extra: 0)));
            steps.Add(new("invoice-over", $"Its invoice comes, for {TooMany} more than arrived", HttpMethod.Post, "invoices", Invoice(order, now, TooMany)));
        }

        steps.AddRange(invoices
            .Where(invoice => invoice.Verdict.Status == InvoiceStatus.Blocked)
            .Select(invoice => new OrderStep("release", $"Release invoice {invoice.Number}", HttpMethod.Post, $"invoices/{invoice.Id}/actions/release", new { })));
        return steps;
    }

    /// <summary>Totals so far, of which the given share of each line has come.</summary>
    public static object Received(StockOrder order, decimal share) => new
    {
        items = order.Lines.Select(line => new
        {
            id = line.Variant.Value,
            received = Math.Max(line.Received, Math.Round(line.Ordered * share, line.UnitDecimals, MidpointRounding.ToZero)),
        }),
    };

    /// <param name="extra">How much more of the first line is invoiced than arrived.</param>
    public static object Invoice(StockOrder order, DateTimeOffset now, int extra)
    {
        var currency = order.Header.Currency;
        var discounts = order.Header.Discounts ?? DiscountTerms.None;
        var lines = order.Lines.Where(line => line.Received > 0)
            .Select((line, index) => new
            {
                id = line.Variant.Value,
                quantity = line.Received + (index == 0 ? extra : 0),
                cost_price = discounts.InvoicePrice(line),
            })
            .ToList();
        return new
        {
            invoice = new
            {
                number = $"INV-{order.Id.Value[^6..]}",
                vendor = order.Header.Vendor?.Value,
                purchase_order = order.Id.Value,
                date = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                currency = currency.Code,
                items = lines,
                total = Money.RoundedHalfAway(lines.Sum(line => line.quantity * line.cost_price), currency).Amount,
            },
        };
    }
}
