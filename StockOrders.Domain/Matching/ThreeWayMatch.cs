using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Matching;

/// <summary>
/// Compares an invoice with what was ordered and what was received. Quantities are cumulative over all invoices of the order, so that
/// two halves cannot both be billed in full. Billing less than was received is fine. Prices are those less discount. Tax is not compared: what is
/// due is the supplier's to state, and the order's is what the buyer expected.
/// </summary>
internal static class ThreeWayMatch
{
    public const string QuantityOverReceived = "quantity_over_received";

    public static MatchVerdict Of(StockOrder order, SupplierInvoice invoice, Tolerance tolerance)
    {
        ImmutableArray<MatchReason> reasons =
        [
            .. Parties(order, invoice),
            .. Products(order, invoice),
            .. Prices(order, invoice, tolerance),
            .. ReceivedQuantities(order, invoice, tolerance),
            .. Sums(order, invoice),
        ];
        if (reasons.IsEmpty)
            return new MatchVerdict(InvoiceStatus.Matched, [], Accepted(order, invoice), invoice.ShippingHandling);

        var isEarly = !order.IsOver && reasons.All(reason => reason.Code == QuantityOverReceived) && MayArriveFor(order, invoice, tolerance);
        return new MatchVerdict(isEarly ? InvoiceStatus.Waiting : InvoiceStatus.Blocked, reasons, []);
    }

    /// <summary>What an invoice counts for on the order's lines once it is let through.</summary>
    public static ImmutableArray<InvoicedQuantity> Accepted(StockOrder order, SupplierInvoice invoice) =>
    [
        .. OnOrder(order, invoice).Select(item => new InvoicedQuantity(item.Line.Variant, item.Quantity)),
    ];

    private static IEnumerable<MatchReason> Parties(StockOrder order, SupplierInvoice invoice)
    {
        if (invoice.Vendor != order.Header.Vendor)
            yield return new MatchReason("vendor_differs", $"The invoice is from {invoice.Vendor}, the order went to {order.Header.Vendor}.");
        if (invoice.Currency != order.Header.Currency)
            yield return new MatchReason("currency_differs", $"The invoice is in {invoice.Currency}, the order in {order.Header.Currency}.");
    }

    private static IEnumerable<MatchReason> Products(StockOrder order, SupplierInvoice invoice)
    {
        var known = order.Lines.Select(line => line.Variant).ToHashSet();
        return invoice.Lines
            .Where(line => !known.Contains(line.Variant))
            .Select(line => new MatchReason("not_on_order", $"{line.Variant} is not on the order.") { Item = line.Variant, Invoiced = line.Quantity });
    }

    private static IEnumerable<MatchReason> Prices(StockOrder order, SupplierInvoice invoice, Tolerance tolerance)
    {
        if (invoice.Currency != order.Header.Currency)
            yield break;

        var discounts = order.Header.Discounts ?? DiscountTerms.None;
        var prices = order.Lines.ToDictionary(line => line.Variant, discounts.InvoicePrice);
        foreach (var line in invoice.Lines)
        {
            if (!prices.TryGetValue(line.Variant, out var ordered) || Math.Abs(line.CostPrice - ordered) <= tolerance.OfPrice(ordered))
                continue;
            yield return new MatchReason(
                "price_differs",
                $"{line.Variant} costs {Figures.Amount(line.CostPrice, invoice.Currency)} on the invoice and {Figures.Amount(ordered, invoice.Currency)} on the order.")
            {
                Item = line.Variant,
                Expected = ordered,
                Actual = line.CostPrice,
                Tolerance = tolerance.OfPrice(ordered),
            };
        }
    }

    private static IEnumerable<MatchReason> ReceivedQuantities(StockOrder order, SupplierInvoice invoice, Tolerance tolerance) =>
        from item in OnOrder(order, invoice)
        let invoiced = item.Line.Invoiced + item.Quantity
        let allowed = tolerance.OfQuantity(item.Line.Received)
        where invoiced > item.Line.Received + allowed
        select new MatchReason(
            QuantityOverReceived,
            $"{Figures.Quantity(invoiced)} of {item.Line.Variant} invoiced, {Figures.Quantity(item.Line.Received)} received of {Figures.Quantity(item.Line.Ordered)} ordered.")
        {
            Item = item.Line.Variant,
            Invoiced = invoiced,
            Received = item.Line.Received,
            Ordered = item.Line.Ordered,
            Tolerance = allowed,
        };

    /// <summary>Suppliers round each line or only the sum; both are right. Charges may come in parts, together at most the order's.</summary>
    private static IEnumerable<MatchReason> Sums(StockOrder order, SupplierInvoice invoice)
    {
        var rest = invoice.ShippingHandling + invoice.Tax;
        var byLine = invoice.Lines.Sum(line => Money.RoundedHalfAway(line.Quantity * line.CostPrice, invoice.Currency).Amount) + rest;
        var atOnce = invoice.Lines.Sum(line => line.Quantity * line.CostPrice) + rest;
        if (invoice.Total != byLine && invoice.Total != Money.RoundedHalfAway(atOnce, invoice.Currency).Amount)
        {
            yield return new MatchReason(
                "total_differs",
                $"The invoice asks for {Figures.Amount(invoice.Total, invoice.Currency)}, but its lines and charges come to {Figures.Amount(byLine, invoice.Currency)}.")
            { Expected = byLine, Actual = invoice.Total };
        }

        var charges = order.ChargesInvoiced + invoice.ShippingHandling;
        if (invoice.ShippingHandling > 0 && charges > order.Header.ShippingHandling)
        {
            yield return new MatchReason(
                "charges_over_order",
                $"{Figures.Amount(charges, invoice.Currency)} of shipping and handling invoiced, {Figures.Amount(order.Header.ShippingHandling, invoice.Currency)} ordered.")
            { Expected = order.Header.ShippingHandling, Actual = charges };
        }
    }

    /// <summary>Nothing of it has arrived, and all of it still may: what was never ordered is not waited for.</summary>
    private static bool MayArriveFor(StockOrder order, SupplierInvoice invoice, Tolerance tolerance) => OnOrder(order, invoice).All(item =>
        item.Line.Received <= item.Line.Invoiced
        && item.Line.Invoiced + item.Quantity <= item.Line.Ordered + tolerance.OfQuantity(item.Line.Ordered));

    /// <summary>The order's lines that are invoiced, each with all its quantity on this invoice.</summary>
    private static IEnumerable<(OrderLine Line, decimal Quantity)> OnOrder(StockOrder order, SupplierInvoice invoice) =>
        from line in order.Lines
        join billed in invoice.Lines on line.Variant equals billed.Variant into parts
        let quantity = parts.Sum(part => part.Quantity)
        where quantity > 0
        select (line, quantity);
}
