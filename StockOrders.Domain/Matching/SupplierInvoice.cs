using System.Collections.Immutable;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Matching;

internal enum InvoiceStatus
{
    /// <summary>Agrees with order and receipt within tolerance; queued for payment.</summary>
    Matched,

    /// <summary>For goods that have not arrived yet; looked at again with every receipt.</summary>
    Waiting,

    /// <summary>Held for a person, with the reasons.</summary>
    Blocked,

    /// <summary>A person let it through; queued for payment.</summary>
    Released,
    Disputed,
    Paid,
    Void,
}

/// <summary>A supplier's invoice as it was sent in. Money is in the invoice's currency, quantities in the variants' units.</summary>
internal sealed record SupplierInvoice
{
    public required InvoiceId Id { get; init; }

    public required string Number { get; init; }

    public required VendorId Vendor { get; init; }

    public required OrderId Order { get; init; }

    public required DateOnly Date { get; init; }

    public required Currency Currency { get; init; }

    public required ImmutableArray<InvoiceLine> Lines { get; init; }

    public decimal ShippingHandling { get; init; }

    public decimal Tax { get; init; }

    public required decimal Total { get; init; }

    public required MatchVerdict Verdict { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The file that it came in; null where it came as figures alone.</summary>
    public string? File { get; init; }

    public string? SettledBy { get; init; }

    public string? Comment { get; init; }
}

internal readonly record struct InvoiceLine(VariantId Variant, decimal Quantity, decimal CostPrice);

/// <summary>What the three-way match came to. <paramref name="Accepted"/> is what counts as invoiced on the order's lines (empty unless matched or released).</summary>
/// <param name="AcceptedCharges">What counts as invoiced of the order's shipping and handling.</param>
internal sealed record MatchVerdict(
    InvoiceStatus Status,
    ImmutableArray<MatchReason> Reasons,
    ImmutableArray<InvoicedQuantity> Accepted,
    decimal AcceptedCharges = 0);

internal readonly record struct InvoicedQuantity(VariantId Variant, decimal Quantity);

/// <summary>Why an invoice waits or is held: a stable code, a sentence, and the figures that caused it.</summary>
internal sealed record MatchReason(string Code, string Message)
{
    public VariantId? Item { get; init; }

    public decimal? Invoiced { get; init; }

    public decimal? Received { get; init; }

    public decimal? Ordered { get; init; }

    /// <summary>Prices and amounts, in the order's currency.</summary>
    public decimal? Expected { get; init; }

    public decimal? Actual { get; init; }

    public decimal? Tolerance { get; init; }
}
