using System.Collections.Immutable;
using StockOrders.Domain.Orders;

namespace StockOrders.Domain.Pricing;

/// <summary>A line with what it comes to on its order.</summary>
/// <param name="DiscountPercent">What stands on the line, its own or the order's default, whether it counts or not.</param>
/// <param name="ShippingShare">Its part of the order's shipping and handling, without tax.</param>
internal readonly record struct PricedLine(OrderLine Line, LineAmounts Amounts, decimal DiscountPercent, decimal ShippingShare)
{
    private const int PriceDecimals = 4;

    /// <summary>The goods and their share of the shipping, without tax: over all lines exactly goods and shipping together.</summary>
    public decimal LandedCost => Amounts.Net + ShippingShare;

    /// <summary>Of one unit, without tax: what a client set, or worked out and rounded to four digits, halves away from zero.</summary>
    public decimal LandingPrice => Line.LandingCostPrice
        ?? (Line.Ordered == 0 ? 0 : Math.Round(LandedCost / Line.Ordered, PriceDecimals, MidpointRounding.AwayFromZero));

    /// <summary>Cubic metres of the quantity ordered; null where those of a unit are not known.</summary>
    public decimal? Volume => Line.Cbm * Line.Ordered;

    /// <summary>A line that is on the order.</summary>
    public static PricedLine Of(StockOrder order, OrderLine line) => AllOf(order).First(priced => priced.Line.Variant == line.Variant);

    public static ImmutableArray<PricedLine> AllOf(StockOrder order) => AllOf(order.Header, order.Lines);

    public static ImmutableArray<PricedLine> AllOf(OrderHeader header, ImmutableArray<OrderLine> lines)
    {
        var discounts = header.Discounts ?? DiscountTerms.None;
        var amounts = new LineAmounts[lines.Length];
        for (var index = 0; index < amounts.Length; index++)
            amounts[index] = LineAmounts.Of(lines[index], header.Discounts, header.Currency.MinorUnits);
        var shares = ShippingShares.Of(header, lines, amounts);
        var priced = ImmutableArray.CreateBuilder<PricedLine>(lines.Length);
        for (var index = 0; index < amounts.Length; index++)
            priced.Add(new PricedLine(lines[index], amounts[index], discounts.PercentOf(lines[index]), shares[index]));
        return priced.MoveToImmutable();
    }
}
