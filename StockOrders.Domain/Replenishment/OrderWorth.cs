using System.Collections.Immutable;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Replenishment;

/// <summary>
/// The lines of an order after it was held against what it should be worth: the rule's and the vendor's minimum, then the value that the vendor's
/// orders are to be filled up to.
/// </summary>
/// <param name="IsEnough">False where it stays below a minimum.</param>
/// <param name="IsHeld">True where it is therefore not made.</param>
internal sealed record OrderWorth(ImmutableArray<OrderLine> Lines, bool IsEnough, bool IsHeld, ImmutableArray<string> Remarks)
{
    public static OrderWorth Of(
        OrderHeader header, Vendor vendor, GenerationRule rule, ImmutableArray<OrderLine> lines, IReadOnlyList<Cover> covers, OrderingTerms terms)
    {
        var least = vendor.Currency == header.Currency && rule.MinimumValue is { } asked
            ? header with { MinBudget = Math.Max(asked, header.MinBudget ?? 0) }
            : header;
        var shortfalls = OrderMinimum.Shortfalls(least, lines);
        if (!shortfalls.IsEmpty && rule.Below == BelowMinimum.TopUp)
        {
            var (filled, isEnough) = OrderFilling.Of(lines, covers, terms, raised => OrderMinimum.Shortfalls(least, raised).IsEmpty);
            return isEnough
                ? Filled(header, vendor, Told(lines, filled, "the order's minimum"), covers, terms)
                : Held(shortfalls, header.Currency, "cannot be filled up to it");
        }

        if (!shortfalls.IsEmpty && rule.Below == BelowMinimum.Hold)
            return Held(shortfalls, header.Currency, "held until more is needed");
        var worth = Filled(header, vendor, lines, covers, terms);
        var left = worth.Lines == lines ? shortfalls : OrderMinimum.Shortfalls(least, worth.Lines);
        return worth with { IsEnough = left.IsEmpty, Remarks = [.. left.Select(shortfall => shortfall.Message(header.Currency)), .. worth.Remarks] };
    }

    /// <summary>Up to the vendor's target value; as far as it goes where that cannot be reached.</summary>
    private static OrderWorth Filled(
        OrderHeader header, Vendor vendor, ImmutableArray<OrderLine> lines, IReadOnlyList<Cover> covers, OrderingTerms terms)
    {
        if (vendor.TargetOrderValue <= 0 || vendor.Currency != header.Currency)
            return new OrderWorth(lines, true, false, []);

        var (filled, isEnough) = OrderFilling.Of(lines, covers, terms, raised => Worth(header, raised) >= vendor.TargetOrderValue);
        return new OrderWorth(
            Told(lines, filled, $"the target order value of {Figures.Amount(vendor.TargetOrderValue, header.Currency)}"),
            true,
            false,
            isEnough ? [] : [$"{Figures.Amount(Worth(header, filled), header.Currency)} is as near as it comes to the target order value of {Figures.Amount(vendor.TargetOrderValue, header.Currency)}."]);
    }

    private static decimal Worth(OrderHeader header, ImmutableArray<OrderLine> lines)
    {
        var worth = 0m;
        foreach (var line in lines)
            worth += LineAmounts.Of(line, header.Discounts, header.Currency.MinorUnits).Net;
        return worth;
    }

    private static OrderWorth Held(ImmutableArray<MoqShortfall> shortfalls, Currency currency, string why) =>
        new([], false, true, [.. shortfalls.Select(shortfall => $"{shortfall.Message(currency).TrimEnd('.')}: {why}.")]);

    private static ImmutableArray<OrderLine> Told(ImmutableArray<OrderLine> before, ImmutableArray<OrderLine> after, string why) =>
    [
        .. before.Zip(after, (was, now) => was.Ordered == now.Ordered ? now : now with
        {
            ReplenishmentOriginal = was.ReplenishmentOriginal ?? was.Ordered,
            Messages = [.. was.Messages ?? [], $"{Figures.Quantity(was.Ordered)} filled up to {Figures.Quantity(now.Ordered)}: {why}."],
        }),
    ];
}
