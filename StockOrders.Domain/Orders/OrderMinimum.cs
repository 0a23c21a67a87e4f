using System.Collections.Immutable;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Orders;

internal enum MinimumKind
{
    /// <summary>Units, all lines together.</summary>
    Quantity,

    /// <summary>Goods in the order's currency, less discount, without charges and taxes.</summary>
    Value,
}

/// <summary>What a whole order should come to and does not. It warns: nothing is refused or changed because of it.</summary>
/// <param name="Factor">Minimum by total, rounded up at the fourth digit; null where nothing is ordered that counts.</param>
internal sealed record MoqShortfall(MinimumKind Kind, decimal Minimum, decimal Total, decimal? Factor)
{
    public string Message(Currency currency) => Kind == MinimumKind.Value
        ? $"{Figures.Amount(Total, currency)} is below the vendor's minimum order value of {Figures.Amount(Minimum, currency)}."
        : $"{Figures.Quantity(Total)} ordered is below the minimum order quantity of {Figures.Quantity(Minimum)}.";
}

/// <summary>
/// What an order as a whole has to reach: the vendor's minimum value and quantity as they were when the order was made, and, where the
/// order's <c>moq</c> says that the vendor's minimums per variant are meant for the order, the largest of those.
/// </summary>
internal static class OrderMinimum
{
    /// <summary>The shortfall that takes the larger factor to make good; null where the order reaches what it has to.</summary>
    public static MoqShortfall? Shortfall(OrderHeader header, IReadOnlyList<OrderLine> lines) =>
        Shortfalls(header, lines).OrderByDescending(shortfall => shortfall.Factor ?? decimal.MaxValue).FirstOrDefault();

    public static ImmutableArray<MoqShortfall> Shortfalls(OrderHeader header, IReadOnlyList<OrderLine> lines)
    {
        var perVariant = header.Ordering?.Moq == MoqScope.Order ? lines.Select(line => line.VendorPackaging ?? 0).DefaultIfEmpty().Max() : 0;
        return
        [
            .. Below(MinimumKind.Value, header.MinBudget ?? 0, lines.Sum(line => LineAmounts.Of(line, header.Discounts, header.Currency.MinorUnits).Net)),
            .. Below(MinimumKind.Quantity, Math.Max(perVariant, header.MinQuantity ?? 0), lines.Sum(line => line.Ordered)),
        ];
    }

    private static IEnumerable<MoqShortfall> Below(MinimumKind kind, decimal minimum, decimal total)
    {
        if (total < minimum)
            yield return new MoqShortfall(kind, minimum, total, total == 0 ? null : decimal.Ceiling(minimum / total * 10_000) / 10_000);
    }
}
