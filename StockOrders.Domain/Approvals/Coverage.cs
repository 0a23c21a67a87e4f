using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Approvals;

/// <summary>
/// Whether what people were asked about, approved, or sent to the supplier covers an order as it was edited since. It is always held against
/// that basis and never against the edit before, so that many small steps come to the same as one large one.
/// </summary>
internal static class Coverage
{
    /// <summary>Why it has to be asked about again; null where the basis covers it.</summary>
    public static string? Gap(StockOrder basis, StockOrder edited, OrderFacts facts) =>
        Growth(basis, edited) ?? ShiftThatCounts(basis, edited, facts) ?? NewStep(basis, edited, facts);

    /// <summary>Whatever the rules say: more money, other parties, or other goods.</summary>
    public static string? Growth(StockOrder basis, StockOrder edited)
    {
        var (was, now) = (basis.Header, edited.Header);
        if (was.Currency != now.Currency)
            return $"Its currency changed from {was.Currency} to {now.Currency}.";
        if (was.Vendor != now.Vendor)
            return "Its vendor changed.";
        if (was.Warehouse != now.Warehouse || was.SourceWarehouse != now.SourceWarehouse)
            return "Its warehouse changed.";

        // Who can redirect the mail of an approved order can have it filled by somebody else.
        if (!string.Equals(was.Email, now.Email, StringComparison.OrdinalIgnoreCase))
            return "The address that it is mailed to changed.";

        var known = basis.Lines.Select(line => line.Variant).ToHashSet();
        if (edited.Lines.FirstOrDefault(line => !known.Contains(line.Variant)) is { } added)
            return $"{added.Variant} was added.";
        var (before, after) = (OrderTotals.Of(basis).Worth, OrderTotals.Of(edited).Worth);
        return after > before ? $"Its total rose from {before} to {after}." : null;
    }

    /// <summary>More of what is on it already, in quantity or in money, though no more in all; or the goods go elsewhere.</summary>
    public static string? Shift(StockOrder basis, StockOrder edited)
    {
        if (!string.Equals(basis.Header.ShippingAddress, edited.Header.ShippingAddress, StringComparison.Ordinal))
            return "The address that it is delivered to changed.";

        var known = basis.Lines.ToDictionary(line => line.Variant);
        foreach (var line in edited.Lines)
        {
            if (!known.TryGetValue(line.Variant, out var before))
                continue;
            if (line.Ordered > before.Ordered)
                return $"{line.Variant} rose from {Figures.Quantity(before.Ordered)} to {Figures.Quantity(line.Ordered)}.";
            var (was, now) = (WorthOf(before, basis.Header), WorthOf(line, edited.Header));
            if (now.Amount > was.Amount)
                return $"{line.Variant} rose from {was} to {now}.";
        }

        return null;
    }

    /// <summary>It asks only where somebody is asked about the order at all.</summary>
    private static string? ShiftThatCounts(StockOrder basis, StockOrder edited, OrderFacts facts) =>
        Shift(basis, edited) is { } shift && !ChainOf(edited, facts).GoesThrough ? shift : null;

    private static Money WorthOf(OrderLine line, OrderHeader header) =>
        Money.Exactly(LineAmounts.Of(line, header.Discounts, header.Currency.MinorUnits).Total, header.Currency);

    /// <summary>The order as it was when people were asked about it, or approved it.</summary>
    public static StockOrder AsAsked(this StockOrder order) =>
        order.Basis is { } basis ? order with { Header = basis.Header, Lines = basis.Lines } : order;

    private static string? NewStep(StockOrder basis, StockOrder edited, OrderFacts facts)
    {
        if (facts.Approval.Rules.IsEmpty)
            return null;
        var known = ChainOf(basis, facts).Steps;
        return ChainOf(edited, facts).Steps.FirstOrDefault(step => !known.Any(step.IsMetBy))?.Reason;
    }

    private static ApprovalChain ChainOf(StockOrder order, OrderFacts facts) =>
        ApprovalRules.ChainFor(new OrderForApproval(order, facts.Settings, facts.Approval));
}
