using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

/// <summary>What a decision needs to know besides the order.</summary>
/// <param name="Invoices">The order's invoices that are not matched, paid or void.</param>
/// <param name="BackorderId">The id a backorder gets, should one be made.</param>
internal sealed record OrderFacts(AccountSettings Settings, ImmutableArray<SupplierInvoice> Invoices, OrderId? BackorderId = null)
{
    /// <summary>How the vendor's silence is met, read where the order is sent; null: as the account does.</summary>
    public ConfirmationTerms? Confirmation { get; init; }

    /// <summary>The connection whose sync asks; null for everyone else.</summary>
    public string? Connection { get; init; }

    public OrderCaller Caller { get; init; } = OrderCaller.Nobody;

    /// <summary>Rules and what they look at.</summary>
    public ApprovalFacts Approval { get; init; } = ApprovalFacts.None;

    /// <summary>The facts for a next command of the same change: invoices with the verdicts that these events gave them.</summary>
    public OrderFacts After(ImmutableArray<OrderEvent> events)
    {
        var verdicts = events.OfType<OrderEvent.InvoiceSettled>()
            .GroupBy(settled => settled.Invoice)
            .ToDictionary(of => of.Key, of => of.Last().Verdict);
        return verdicts.Count == 0
            ? this
            : this with { Invoices = [.. Invoices.Select(known => verdicts.TryGetValue(known.Id, out var verdict) ? known with { Verdict = verdict } : known)] };
    }
}
